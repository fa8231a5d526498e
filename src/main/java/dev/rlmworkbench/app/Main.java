package dev.rlmworkbench.app;

import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.CliServices;
import dev.rlmworkbench.cli.Terminal;
import dev.rlmworkbench.llm.ModelLocator;
import dev.rlmworkbench.settings.AppDirectories;
import java.util.Arrays;

/// Start of the product.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--debug")) {
            // read by logback.xml, so it has to be there before the first logger
            System.setProperty("rlm.log.level", "DEBUG");
            System.setProperty("rlm.log.trace", "full");
        }
        var directories = AppDirectories.ofThisUser();
        var services = new CliServices(
                directories,
                new ModelLocator(System.getenv()),
                demand -> { throw new dev.rlmworkbench.repl.ReplException("not wired yet", null); },
                Terminal.ofThisProcess());
        System.exit(Cli.run(services, args));
    }
}
