package dev.rlmworkbench.training.grpo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.training.TrainingEvent.Attempted;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.run.MetricsLog;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingControl;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.training.run.WeightedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped model attempts real tasks in real REPLs.
class RolloutTextsTest {

    private static final AppDirectories HERE = AppDirectories.ofThisUser();
    private static final int TASKS = 3;
    private static final int GROUP = 4;

    @TempDir
    private Path folder;

    private final LocalModels models = LocalModels.of(HERE);

    private TrainingSpec spec(String family) {
        var run = SpecFile.parse("""
                {"name": "step", "benchmarks": [{"family": "%s", "lengths": [600], "depths": [50], "tasks": %d}],
                 "methods": ["rlm"], "models": [{}], "sampling": {"temperature": 1}}
                """.formatted(family, TASKS), ShippedBenchmarks.all());
        var sft =
                TrainingPreset.SEED.spec(folder.resolve("rollouts.jsonl").toString(), "pocket", OptimizerKind.ADAMW, 1);
        return new TrainingSpec(
                sft.dataset(),
                sft.model(),
                sft.weights(),
                sft.adapter(),
                sft.steps(),
                new TrainingSpec.Schedule(1, 5, 2_048, null, 0, 1, 2),
                7,
                1,
                sft.observed(),
                new TrainingSpec.Rollouts(run.asData(), GROUP, 0.05, 0.05, true));
    }

    private RolloutTexts open(TrainingSpec spec, MetricsLog log) {
        return RolloutTexts.open(
                spec,
                folder,
                Objects.requireNonNull(models.find("pocket")),
                models,
                HERE,
                ShippedBenchmarks.all(),
                log);
    }

    /// Wants to stop once it has seen a sign of life.
    private static final class Impatient implements TrainingControl {
        private final AtomicBoolean stop = new AtomicBoolean();

        @Override
        public boolean stopIsWanted() {
            return stop.get();
        }

        @Override
        public boolean pauseIsWanted() {
            return false;
        }

        @Override
        public boolean takeCheckpointWish() {
            return false;
        }

        @Override
        public void alive(int step, int done, int all) {
            stop.set(true);
        }
    }

    @Test
    void betterAttemptsAreLearnedAndWorseUnlearnedAndNoneIsMadeTwice() throws Exception {
        var spec = spec("niah_hard");
        try (var log = MetricsLog.open(folder, _ -> {});
                var texts = open(spec, log)) {
            assertEquals(5, texts.steps());
            assertEquals(TASKS * GROUP, texts.texts());

            assertEquals(Optional.empty(), texts.of(1, new Impatient()));
            var done = attempts();
            assertFalse(done.isEmpty());
            assertTrue(done.size() < TASKS * GROUP, done::toString);

            var learned = texts.of(1, TrainingControl.NONE).orElseThrow();
            assertFalse(learned.isEmpty());
            assertTrue(attempts().containsAll(done), "those that were made are kept");
            var told = TrainingMetrics.read(folder.resolve(TrainingMetrics.FILE)).events().stream()
                    .filter(Attempted.class::isInstance)
                    .map(Attempted.class::cast)
                    .toList()
                    .getLast();
            assertEquals(TASKS, told.tasks());
            assertEquals(TASKS * GROUP, told.attempts() + told.failed());
            assertTrue(told.deviation() > 0 && told.alike() < TASKS, told::toString);
            assertTrue(learned.stream().anyMatch(text -> text.weight() > 0));
            assertTrue(learned.stream().anyMatch(text -> text.weight() < 0));
            assertEquals(told.tasks() - told.alike(), byTask(learned).size());

            var kept = SftFiles.read(Path.of(spec.dataset()));
            assertEquals(learned.size(), kept.size());
            assertArrayEquals(learned.getFirst().text().ids(), kept.getFirst().ids());
            assertThrows(TrainingException.class, () -> texts.of(3, TrainingControl.NONE), "step 2 has no checkpoint");
        }
    }

    @Test
    void tasksThatCannotBeAttemptedAreRefusedInASentence() throws Exception {
        var good = spec("niah");
        var bad = new LinkedHashMap<>(Objects.requireNonNull(good.rollouts()).run());
        bad.put("benchmarks", List.of(Map.of("family", "no_such_thing")));
        var refused = assertThrows(
                TrainingException.class,
                () -> RolloutTexts.run(new TrainingSpec.Rollouts(bad, 4, 0, 0, true), ShippedBenchmarks.all()));
        assertTrue(refused.getMessage().contains("no_such_thing"), refused::getMessage);
        assertEquals(TASKS, tasksOf(RolloutTexts.run(good.rollouts(), ShippedBenchmarks.all())));
    }

    private static int tasksOf(ExperimentSpec run) {
        return run.tasks().size();
    }

    private static Map<String, List<WeightedText>> byTask(List<WeightedText> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(text -> text.text().origin().task()));
    }

    /// Each as its run and its line, with the moment at which it was made.
    private List<String> attempts() throws IOException {
        var attempts = new ArrayList<String>();
        try (var files = Files.list(folder.resolve("rollouts"))) {
            for (var file :
                    files.filter(RolloutTextsTest::holdsResults).sorted().toList()) {
                ResultReader.each(file, (ResultRecord result) -> attempts.add(file.getFileName() + " " + result));
            }
        }
        return attempts;
    }

    private static boolean holdsResults(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".jsonl") && !name.endsWith("_trajectories.jsonl");
    }
}
