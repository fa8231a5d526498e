package dev.rlmworkbench.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.LimitSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.ui.state.OwnPresets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form gives back what it was filled with, and says under the field what cannot be.
class RunFormTest {

    @TempDir
    Path folder;

    private final RunForm form = new RunForm(ShippedBenchmarks.all());

    @Test
    void aSpecComesBackAsItWas() {
        var spec = everything();
        form.fill(spec);
        assertEquals(spec, form.read().orElseThrow(() -> new AssertionError(form.problems())));
    }

    @Test
    void theModelsBehindTheFirstStayUntilTheyAreLeftOut() {
        var one = everything();
        var two = one.models().getFirst().withRoot("trained:1b");
        var models = List.of(one.models().getFirst(), two);
        var spec = ExperimentSpec.of(one.name(), one.benchmarks(), one.how().withModels(models));
        form.fill(spec);
        assertEquals(models, form.read().orElseThrow().models());

        form.model.text().set("other:1b");
        assertEquals(
                List.of("other:1b", "trained:1b"),
                form.read().orElseThrow().models().stream().map(ModelSpec::root).toList());
        form.otherModels.clear();
        assertEquals(1, form.read().orElseThrow().models().size());
    }

    @Test
    void amixtureThatTheFormCannotShowStaysAsItWas() {
        var spec = ExperimentSpec.of(
                "mixture",
                List.of(
                        BenchmarkSpec.of(new NeedleInHaystack(), List.of(4_000), TaskGrid.DEFAULT_DEPTHS)
                                .withSeed(1L),
                        BenchmarkSpec.of(new MixedQa(), List.of(8_000), TaskGrid.DEFAULT_DEPTHS)
                                .withTasks(2)
                                .withSeed(2L)),
                MethodsSpec.DEFAULT);
        form.fill(spec);
        assertEquals(TaskChoice.AS_GIVEN, form.tasksOf.get());
        assertEquals(spec, form.read().orElseThrow());
    }

    @Test
    void whatIsWrongStandsUnderItsField() {
        form.tasks.text().set("many");
        form.temperature.text().set("9");
        form.name.text().set("a/b");
        form.methods.clear();

        assertTrue(form.read().isEmpty());
        assertEquals(
                "The number of tasks must be a whole number from 1 to 10,000, not 'many'",
                form.tasks.error().get());
        assertTrue(form.temperature.error().get().contains("9"));
        assertTrue(form.name.error().get().contains("a/b"));
        assertEquals("Choose at least one method", form.methodsError.get());
        assertEquals(4, form.problems().size());
    }

    @Test
    void aLengthTooShortForTheFamilyIsToldAtTheLengths() {
        form.tasksOf.set(TaskChoice.of(new MixedQa()));
        form.lengths.setAll(60);
        assertTrue(form.read().isEmpty());
        assertTrue(form.lengthsError.get().contains("60"), form.lengthsError.get());
    }

    @Test
    void kindsOfQuestionsAreChosenWhereTheBenchmarkHasThem() {
        form.tasksOf.set(TaskChoice.of(new MixedQa()));
        assertEquals(21, form.kinds.size());
        assertEquals(null, benchmark().kinds());
        assertEquals(null, benchmark().split());

        form.kinds.setAll("sum", "lookup");
        assertEquals(List.of("lookup", "sum"), benchmark().kinds());
        form.kinds.setAll(names(new KindChoice(null, "held_out").in(new MixedQa())));
        assertEquals("held_out", benchmark().split());
        form.kinds.clear();
        assertTrue(form.read().isEmpty());
        assertEquals(List.of("Choose at least one kind of question"), form.problems());
    }

    @Test
    void everyBenchmarkOfTheListIsOffered() {
        var offered = form.offered.stream().map(TaskChoice::benchmarks).toList();
        for (var benchmark : ShippedBenchmarks.all().all()) {
            assertTrue(offered.contains(List.of(benchmark)), benchmark.name());
        }
    }

    private BenchmarkSpec benchmark() {
        return form.read()
                .orElseThrow(() -> new AssertionError(form.problems()))
                .benchmarks()
                .getFirst();
    }

    private static List<String> names(List<Kind> kinds) {
        return kinds.stream().map(Kind::name).toList();
    }

    @Test
    void presetsAreSpecFilesThatCanBeRenamedAndDeleted() {
        var presets = new OwnPresets<>(folder.resolve("presets"), new SpecPresets(ShippedBenchmarks.all()));
        assertEquals(List.of(), presets.names());
        assertEquals("", presets.save("mine", everything()));
        assertEquals(everything(), presets.read("mine"));
        assertEquals("", presets.rename("mine", "yours"));
        assertEquals(List.of("yours"), presets.names());
        presets.save("other", everything());
        assertEquals("There is a preset of this name already; choose another name", presets.rename("other", "yours"));
        assertTrue(presets.save("a/b", everything()).contains("'a/b'"));
        assertEquals("", presets.delete("yours"));
        assertEquals(List.of("other"), presets.names());
    }

    @Test
    void thePreviewShowsTheNeedleInItsPlace() {
        var preview = TaskPreview.of(new GeneratedTask(new NeedleInHaystack(), 4_000, LengthUnit.TOKENS, 50, null, 7));
        assertTrue(preview.needle().contains(preview.answer()), preview.needle());
        assertEquals(50, preview.percent(), 2);
        assertEquals("4K, depth 50 %", preview.place());
    }

    private static ExperimentSpec everything() {
        return new ExperimentSpec(
                "all_of_it",
                List.of(BenchmarkSpec.of(new HardNeedleInHaystack(), List.of(5_000, 9_000), List.of(0, 100))
                        .withTasks(2)
                        .withSeed(11L)),
                List.of("vanilla", "rlm", "map_reduce"),
                List.of(new ModelSpec(
                        "root:1b", "sub:1b", List.of("http://a:1", "http://b:2/v1"), null, 8_192, 4, "KEY", "medium")),
                new SamplingSpec(0.7, 0.9, 11L),
                new LimitSpec(5, 2, 30, 40_000L, Duration.ofSeconds(90)),
                ReplLanguage.PYTHON,
                HelperSet.SEED,
                SandboxMode.REQUIRED,
                "small",
                OverflowPolicy.REFUSE,
                false);
    }
}
