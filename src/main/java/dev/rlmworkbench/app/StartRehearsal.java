package dev.rlmworkbench.app;

import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.ui.NoDisplayException;
import dev.rlmworkbench.ui.Workbench;

/// What the class cache of a package is recorded from: a table in the terminal, then every screen of the window once.
final class StartRehearsal {

    private StartRehearsal() {}

    /// @param args a file of results
    public static void main(String[] args) throws InterruptedException, NoDisplayException {
        var product = Product.ofThisUser();
        int shown = Cli.run(product.commands(), "view", args[0], "--by-length");
        Workbench.rehearse(product.window());
        System.exit(shown);
    }
}
