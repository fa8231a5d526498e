package dev.rlmworkbench.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run of a model folder will do, told before anything is started.
class RunForecasterTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/models/pocket_trial");

    @TempDir
    private Path home;

    private Path experiments;
    private Path folder;

    @BeforeEach
    void aModelFolder() throws IOException {
        experiments = Files.createDirectories(home.resolve("experiments"));
        folder = Files.createDirectories(home.resolve("models/mine"));
        try (var files = Files.list(MODEL)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /// @param cache folder that libtorch is unpacked into
    private RunLauncher launcher(Path cache) {
        var local = new LocalModels(home.resolve("models"), cache, 1);
        return new RunLauncher(new MethodFactory(
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), List.of(), local),
                _ -> {
                    throw new IllegalStateException("no code runs here");
                },
                new PromptProfiles(null),
                new ContextIndexes()));
    }

    private static ExperimentSpec spec(String... methods) {
        var benchmark = new BenchmarkSpec(
                new NeedleInHaystack(), List.of(300), LengthUnit.TOKENS, List.of(50), 2, 7L, null, null, null, null);
        var model = ModelSpec.of("mine", List.of());
        return ExperimentSpec.of(
                        "small",
                        List.of(benchmark),
                        MethodsSpec.DEFAULT.withMethods(List.of(methods)).withModels(List.of(model)))
                .saving(false);
    }

    @Test
    void lookingAheadLoadsNoModelAndReadsNoWeights() throws Exception {
        // of a folder with this in it no digest can be read
        Files.createDirectories(folder.resolve("notes.json"));
        var cache = home.resolve("cache");

        var forecast = launcher(cache).forecaster().forecast(spec("vanilla", "rlm"), experiments);

        assertEquals("mine", forecast.model());
        assertEquals(2048, forecast.window());
        assertEquals(4, forecast.results());
        assertEquals(4, forecast.toDo());
        assertFalse(Files.exists(cache), "libtorch was unpacked to load the model");
    }

    @Test
    void resultsOfTheSameWeightsAreDoneThoseOfOthersAreNot() throws Exception {
        var launcher = launcher(AppDirectories.ofThisUser().cache());
        try (var run = launcher.open(spec("vanilla"), experiments, Shard.WHOLE)) {
            assertTrue(run.runner(EventSink.NONE, _ -> {}).run().complete());
        }

        var forecast = launcher.forecaster().forecast(spec("vanilla"), experiments);
        assertEquals(2, forecast.done());
        assertEquals(0, forecast.toDo());

        Files.writeString(folder.resolve("generation_config.json"), "{}");
        var after = launcher.forecaster().forecast(spec("vanilla"), experiments);
        assertEquals(0, after.done());
        assertEquals(2, after.others());
    }
}
