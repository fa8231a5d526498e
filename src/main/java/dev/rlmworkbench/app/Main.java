package dev.rlmworkbench.app;

import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.CliServices;
import dev.rlmworkbench.cli.Terminal;
import dev.rlmworkbench.llm.LocalModels;
import dev.rlmworkbench.llm.ModelLocator;
import dev.rlmworkbench.repl.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.util.Arrays;
import java.util.Locale;

/// Start of the product.
public final class Main {
    /// Enough for the next task to find a child ready while one is in use.
    private static final int WARM_CHILDREN = 1;

    private Main() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--debug")) {
            // read by logback.xml, so it has to be there before the first logger
            System.setProperty("rlm.log.level", "DEBUG");
            System.setProperty("rlm.log.trace", "full");
        }
        // numbers in what users and models read look the same everywhere
        Locale.setDefault(Locale.ENGLISH);
        var directories = AppDirectories.ofThisUser();
        // where PDFBox remembers the system's fonts; otherwise a file in the user's home
        System.setProperty("pdfbox.fontcache", directories.cache().toString());
        var services = new CliServices(
                directories,
                new ModelLocator(System.getenv(), LocalModels.of(directories)),
                mode -> new ReplPool(directories, mode, WARM_CHILDREN),
                Terminal.ofThisProcess());
        System.exit(Cli.run(services, args));
    }
}
