package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The command that the window shows asks for what the window would start.
class TrainingWordsTest {

    private static final int WINDOW = 2_048;

    @Provide
    Arbitrary<TrainingRecipe> recipes() {
        var targets = Arbitraries.of(TrainingSpec.ALL_TARGETS)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(7);
        var adapter = Combinators.combine(
                        Arbitraries.integers().between(1, 1024),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.doubles().between(0, 0.99),
                        targets,
                        Arbitraries.of(true, false))
                .as(TrainingSpec.Adapter::new);
        var schedule = Combinators.combine(
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.integers().between(1, 100_000).injectNull(0.5),
                        Arbitraries.integers().between(16, 100_000),
                        Arbitraries.integers().between(1, 1000).injectNull(0.5),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 1000).injectNull(0.5),
                        Arbitraries.integers().between(1, 9))
                .as(TrainingSpec.Schedule::new);
        var steps = Combinators.combine(
                        Arbitraries.doubles().between(1e-6, 1).ofScale(7),
                        Arbitraries.doubles().between(0, 0.99).injectNull(0.5),
                        Arbitraries.of(Orthogonalization.values()),
                        Arbitraries.of(LearningRate.Curve.values()),
                        Arbitraries.doubles().between(0, 0.99),
                        Arbitraries.doubles().between(0.01, 100),
                        Arbitraries.integers().between(1, 64))
                .as((rate, decay, muon, curve, warmUp, clip, accumulation) -> new TrainingRecipe(
                        OptimizerChoice.BOTH,
                        WeightFormat.NF4,
                        new TrainingSpec.Adapter(8, 16, 0, TrainingSpec.ALL_TARGETS, false),
                        rate,
                        decay,
                        muon,
                        curve,
                        warmUp,
                        clip,
                        accumulation,
                        new TrainingSpec.Schedule(1, null, 16, null, 0, null, 1),
                        1,
                        null,
                        TrainingSpec.Observation.USUAL));
        var observed = Combinators.combine(
                        Arbitraries.integers().between(0, 100).injectNull(0.5),
                        Arbitraries.integers().between(0, 100).injectNull(0.5),
                        Arbitraries.integers().between(1, 3))
                .as(TrainingSpec.Observation::new);
        return Combinators.combine(
                        Arbitraries.of(OptimizerChoice.values()),
                        Arbitraries.of(WeightFormat.values()),
                        adapter,
                        steps,
                        schedule,
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 64).injectNull(0.5),
                        observed)
                .as((optimizer, weights, its, of, when, seed, threads, looks) -> new TrainingRecipe(
                        optimizer,
                        weights,
                        its,
                        of.rate(),
                        of.decay(),
                        of.orthogonalization(),
                        of.curve(),
                        of.warmUp(),
                        of.clip(),
                        of.accumulation(),
                        when,
                        seed,
                        threads,
                        looks));
    }

    @Property(tries = 300)
    void whatIsTypedIsReadBackAsItWas(@ForAll("recipes") TrainingRecipe recipe) {
        assertEquals(
                recipe, parsed(TrainingWords.of(recipe, "data.jsonl", "pocket", WINDOW, "a", Path.of("elsewhere"))));
    }

    @Test
    void presetsNeedNoMoreThanTheirName() {
        for (var preset : TrainingPreset.values()) {
            for (var optimizer : OptimizerChoice.values()) {
                var recipe = TrainingRecipe.of(preset, optimizer, WINDOW);
                var words = TrainingWords.of(recipe, "data.jsonl", "pocket", WINDOW, "", Path.of("experiments"));
                assertEquals(recipe, parsed(words));
                assertFalse(words.contains("--rate") || words.contains("--max-length"), words.toString());
            }
        }
        assertEquals(
                List.of("train", "data.jsonl", "--model", "pocket", "--preset", "seed", "--optimizer", "muon"),
                TrainingWords.of(
                        TrainingRecipe.of(TrainingPreset.SEED, OptimizerChoice.MUON, WINDOW),
                        "data.jsonl",
                        "pocket",
                        WINDOW,
                        "",
                        Path.of("experiments")));
    }

    /// As `train` itself reads it.
    private static TrainingRecipe parsed(List<String> words) {
        assertEquals("train", words.getFirst());
        var command = new CommandLine(new TrainCommand(null)).setCaseInsensitiveEnumValuesAllowed(true);
        var read = command.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertEquals(Path.of("data.jsonl"), read.matchedPositionalValue(0, Path.of("none")));
        assertEquals("pocket", read.matchedOptionValue("--model", "none"));
        var options = (TrainingOptions)
                command.getCommandSpec().mixins().get("options").userObject();
        return options.recipe(read.matchedOptionValue("--optimizer", OptimizerChoice.ADAMW), WINDOW);
    }
}
