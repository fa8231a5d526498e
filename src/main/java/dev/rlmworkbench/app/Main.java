package dev.rlmworkbench.app;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.SandboxWatch;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.WindowState;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.ui.NoDisplayException;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Start of the product: without arguments its window, with arguments the command line.
public final class Main {
    /// Enough for the next task to find a child ready while one is in use.
    private static final int WARM_CHILDREN = 1;

    /// Says that JavaFX lies on the class path, which is how we mean it; what it says of style sheets is still heard.
    /// Kept, as a logger that nobody holds forgets its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");
    private static final Logger CSS = Logger.getLogger("javafx.css");
    /// Says that the JDK's vectors are in an incubator.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

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
        // figures are drawn into files and memory, also where there is no display
        System.setProperty("java.awt.headless", "true");
        LUCENE.setLevel(Level.SEVERE);
        var locator = new ModelLocator(System.getenv(), LocalModels.of(directories));
        var sandbox = new SandboxWatch();
        var benchmarks = ShippedBenchmarks.all();
        var contexts = new ContextIndexes();
        Function<SandboxMode, ReplFactory> repls =
                mode -> sandbox.over(new ReplPool(directories, mode, WARM_CHILDREN, contexts));
        var commands = new CliServices(directories, benchmarks, locator, repls, contexts, Terminal.ofThisProcess());
        boolean windowAsked = Arrays.stream(args).allMatch("--debug"::equals);
        System.exit(windowAsked ? window(directories, locator, repls, sandbox, commands) : Cli.run(commands, args));
    }

    /// The window, or where none can be shown, the smallest comparison in the terminal.
    private static int window(
            AppDirectories directories,
            ModelLocator locator,
            Function<SandboxMode, ReplFactory> repls,
            SandboxWatch sandbox,
            CliServices commands) {
        var profiles = new PromptProfiles(directories.config().resolve("prompts"));
        var services = new WorkbenchServices(
                directories,
                commands.benchmarks(),
                new JsonFile<>(directories.config().resolve("settings.json"), Settings.DEFAULT),
                new JsonFile<>(directories.config().resolve("window.json"), WindowState.DEFAULT),
                locator,
                new RunLauncher(new MethodFactory(locator, repls, profiles, commands.contexts())),
                profiles,
                repls,
                commands.contexts(),
                sandbox,
                new TypedCommands());
        JAVAFX.setLevel(Level.SEVERE);
        CSS.setLevel(Level.WARNING);
        try {
            Workbench.run(services);
            return 0;
        } catch (NoDisplayException e) {
            System.err.println(e.getMessage());
            System.err.println("In the terminal instead; all commands: rlm --help");
            return Cli.run(commands, "demo");
        } catch (InterruptedException e) {
            return 130;
        }
    }
}
