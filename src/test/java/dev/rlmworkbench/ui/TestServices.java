package dev.rlmworkbench.ui;

import dev.rlmworkbench.app.TypedCommands;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
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
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/// The real services in a folder of the test, with Ollama expected where the test says.
public final class TestServices {

    private TestServices() {}

    /// @param ollama address of a scripted server, or one where nobody listens
    public static WorkbenchServices in(Path folder, String ollama) {
        var directories = new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data"));
        // libtorch is large, so that of the user is used
        var local = new LocalModels(
                directories.data().resolve("models"),
                AppDirectories.ofThisUser().cache(),
                1,
                true);
        var locator = new ModelLocator(Map.of("OLLAMA_HOST", ollama), local);
        var profiles = new PromptProfiles(directories.config().resolve("prompts"));
        var sandbox = new SandboxWatch();
        var contexts = new ContextIndexes();
        Function<SandboxMode, ReplFactory> repls = mode -> sandbox.over(new ReplPool(directories, mode, 1, contexts));
        var settings = Settings.DEFAULT.withExperiments(folder.resolve("experiments"));
        return new WorkbenchServices(
                directories,
                ShippedBenchmarks.all(),
                new JsonFile<>(directories.config().resolve("settings.json"), settings),
                new JsonFile<>(directories.config().resolve("window.json"), WindowState.DEFAULT),
                locator,
                new RunLauncher(new MethodFactory(locator, repls, profiles, contexts)),
                profiles,
                repls,
                contexts,
                sandbox,
                new TypedCommands());
    }
}
