package dev.rlmworkbench.app;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
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
import dev.rlmworkbench.settings.ProgramFolder;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.WindowState;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import java.util.Locale;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The services of this process, wired: what commands and the window stand on.
final class Product {
    /// Enough for the next task to find a child ready while one is in use.
    private static final int WARM_CHILDREN = 1;

    /// Says that JavaFX lies on the class path, which is how we mean it; what it says of style sheets is still heard.
    /// Kept, as a logger that nobody holds forgets its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");
    private static final Logger CSS = Logger.getLogger("javafx.css");
    /// Says that the JDK's vectors are in an incubator.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private final SandboxWatch sandbox = new SandboxWatch();
    private final CliServices commands;

    private Product(AppDirectories directories) {
        var contexts = new ContextIndexes();
        Function<SandboxMode, ReplFactory> repls =
                mode -> sandbox.over(new ReplPool(directories, mode, WARM_CHILDREN, contexts));
        commands = new CliServices(
                directories,
                ShippedBenchmarks.all(),
                new ModelLocator(System.getenv(), LocalModels.of(directories)),
                repls,
                contexts,
                Terminal.ofThisProcess());
    }

    /// For the user of this process; sets what holds for the process as a whole.
    static Product ofThisUser() {
        // numbers in what users and models read look the same everywhere
        Locale.setDefault(Locale.ENGLISH);
        var directories = AppDirectories.ofThisUser();
        // where PDFBox remembers the system's fonts; otherwise a file in the user's home
        System.setProperty("pdfbox.fontcache", directories.cache().toString());
        // figures are drawn into files and memory, also where there is no display
        System.setProperty("java.awt.headless", "true");
        LUCENE.setLevel(Level.SEVERE);
        return new Product(directories);
    }

    CliServices commands() {
        return commands;
    }

    WorkbenchServices window() {
        JAVAFX.setLevel(Level.SEVERE);
        CSS.setLevel(Level.WARNING);
        var directories = commands.directories();
        // where JavaFX unpacks its libraries; otherwise a folder of its own in the user's home
        System.setProperty(
                "javafx.cachedir", directories.cache().resolve("javafx").toString());
        var profiles = new PromptProfiles(directories.config().resolve("prompts"));
        return new WorkbenchServices(
                directories,
                commands.benchmarks(),
                new JsonFile<>(directories.config().resolve("settings.json"), settings(directories)),
                new JsonFile<>(directories.config().resolve("window.json"), WindowState.DEFAULT),
                commands.locator(),
                new RunLauncher(new MethodFactory(commands.locator(), commands.repls(), profiles, commands.contexts())),
                profiles,
                commands.repls(),
                commands.contexts(),
                sandbox,
                new TypedCommands());
    }

    /// An installed program is started from anywhere, so that a folder below the working folder would be lost.
    private static Settings settings(AppDirectories directories) {
        return ProgramFolder.samples()
                .map(_ -> Settings.DEFAULT.withExperiments(directories.data().resolve("experiments")))
                .orElse(Settings.DEFAULT);
    }
}
