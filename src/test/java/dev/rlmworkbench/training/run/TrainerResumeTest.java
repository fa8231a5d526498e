package dev.rlmworkbench.training.run;

import static dev.rlmworkbench.training.run.SmallTraining.IDENTITY;
import static dev.rlmworkbench.training.run.SmallTraining.alerts;
import static dev.rlmworkbench.training.run.SmallTraining.checkpointsIn;
import static dev.rlmworkbench.training.run.SmallTraining.data;
import static dev.rlmworkbench.training.run.SmallTraining.events;
import static dev.rlmworkbench.training.run.SmallTraining.losses;
import static dev.rlmworkbench.training.run.SmallTraining.metrics;
import static dev.rlmworkbench.training.run.SmallTraining.spec;
import static dev.rlmworkbench.training.run.SmallTraining.train;
import static dev.rlmworkbench.training.run.SmallTraining.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.AtomicFolder;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.run.SmallTraining.AtStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A training that was interrupted goes on as if it had not been.
class TrainerResumeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void stoppedAnywhereItGoesOnToTheSameDigits(OptimizerKind optimizer) throws Exception {
        var whole = folder.resolve("whole");
        train(whole, spec(optimizer), TrainingControl.NONE);
        var parts = folder.resolve("parts");
        // in the middle of a step, before the first one, between two, while it is judged
        assertEquals(EndReason.STOPPED, train(parts, spec(optimizer), new AtStep(0, 1)));
        assertEquals(EndReason.STOPPED, train(parts, spec(optimizer), new AtStep(6, 2)));
        assertEquals(EndReason.STOPPED, train(parts, spec(optimizer), new AtStep(12, 0)));
        assertEquals(EndReason.STOPPED, train(parts, spec(optimizer), new AtStep(17, 1)));
        assertEquals(EndReason.COMPLETED, train(parts, spec(optimizer), TrainingControl.NONE));

        assertEquals(losses(whole), losses(parts));
        assertEquals(weights(whole.resolve("final")), weights(parts.resolve("final")));
        assertEquals(weights(whole.resolve("best")), weights(parts.resolve("best")));
        assertEquals(
                events(whole, TrainingEvent.Validation.class)
                        .map(TrainingEvent.Validation::loss)
                        .toList(),
                events(parts, TrainingEvent.Validation.class)
                        .map(TrainingEvent.Validation::loss)
                        .toList());
        assertEquals(answers(whole), answers(parts));
    }

    private static List<String> answers(Path of) throws IOException {
        return events(of, TrainingEvent.AnswerGenerated.class)
                .map(answer -> answer.step() + " " + answer.number() + " " + answer.text())
                .toList();
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
        var whole = folder.resolve("whole");
        train(whole, spec(OptimizerKind.ADAMW), TrainingControl.NONE);
        var damaged = folder.resolve("damaged");
        train(damaged, spec(OptimizerKind.ADAMW), new AtStep(11, 0));
        assertEquals(List.of("step-10", "step-9"), checkpointsIn(damaged));
        var file = damaged.resolve("step-10/optimizer.safetensors");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        // the damaged one must not count among those that are kept
        var again = new Checkpoints(damaged, IDENTITY, 1);
        try (var model = new TwoMatrices();
                var log = MetricsLog.open(damaged, _ -> {});
                var trainer = new Trainer(
                        damaged,
                        spec(OptimizerKind.ADAMW),
                        model,
                        data(),
                        data().texts(spec(OptimizerKind.ADAMW)),
                        again,
                        log,
                        new AtStep(13, 0),
                        new MemoryForecast(List.of(new MemoryPart("all", 5))))) {
            trainer.run();
        }
        assertEquals(List.of("step-12"), checkpointsIn(damaged));
        train(damaged, spec(OptimizerKind.ADAMW), TrainingControl.NONE);

        var resumed = events(damaged, TrainingEvent.Resumed.class).toList().getFirst();
        assertEquals(9, resumed.step());
        assertEquals(
                "step-10 is damaged: its optimizer.safetensors has changed; it goes on from step-9.", resumed.why());
        assertEquals(losses(whole), losses(damaged));
    }

    @Test
    void aHalfWrittenCheckpointIsNone() throws Exception {
        train(folder, spec(OptimizerKind.ADAMW), new AtStep(5, 0));
        var part = folder.resolve(".step-6.0123abcd.part");
        Files.createDirectories(part);
        Files.writeString(part.resolve("adapter_model.safetensors"), "half");
        assertEquals(EndReason.COMPLETED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE));
        assertFalse(Files.exists(part));
        assertEquals(24, metrics(folder).steps().size());
    }

    @Test
    void anotherModelOrOtherDataIsRefusedAndNothingIsLost() throws Exception {
        train(folder, spec(OptimizerKind.ADAMW), new AtStep(5, 0));
        var before = weights(folder.resolve("step-4"));

        assertEquals(
                EndReason.FAILED,
                train(
                        folder,
                        spec(OptimizerKind.ADAMW),
                        TrainingControl.NONE,
                        TwoMatrices::new,
                        new Checkpoints.Identity("other", "data")));
        assertTrue(
                alerts(folder).getLast().contains("learned on another model"),
                alerts(folder).getLast());
        train(
                folder,
                spec(OptimizerKind.ADAMW),
                TrainingControl.NONE,
                TwoMatrices::new,
                new Checkpoints.Identity("model", "other"));
        assertTrue(
                alerts(folder).getLast().contains("has changed since it began"),
                alerts(folder).getLast());

        assertEquals(before, weights(folder.resolve("step-4")));
        assertEquals(EndReason.COMPLETED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE));
        assertEquals(24, metrics(folder).steps().size());
    }

    /// The best adapter is no checkpoint to go on from.
    @Test
    void killedBeforeItsFirstCheckpointItBeginsAnew() throws Exception {
        var spec = spec(OptimizerKind.ADAMW);
        var rarely = new TrainingSpec(
                spec.dataset(),
                spec.model(),
                spec.weights(),
                spec.adapter(),
                spec.steps(),
                new TrainingSpec.Schedule(8, null, 64, 4, 0, 20, 2),
                7,
                1,
                spec.observed());
        var killed = folder.resolve("killed");
        train(killed, rarely, new AtStep(7, 0));
        AtomicFolder.remove(killed.resolve("step-6")); // a killed one would not have saved it at its end
        var lines = Files.readAllLines(killed.resolve(TrainingMetrics.FILE));
        Files.write(
                killed.resolve(TrainingMetrics.FILE),
                lines.stream().filter(line -> !line.contains("\"step-6\"")).toList());
        assertTrue(Files.exists(killed.resolve("best")));

        assertEquals(EndReason.COMPLETED, train(killed, rarely, TrainingControl.NONE));
        train(folder.resolve("whole"), rarely, TrainingControl.NONE);
        assertEquals(losses(folder.resolve("whole")), losses(killed));
        // both prompts, before and again
        assertEquals(
                4,
                answers(killed).stream().filter(said -> said.startsWith("4 ")).count());
    }

    @Test
    void onceAllCheckpointsAreGoneItDoesNotBeginAnewByItself() throws Exception {
        train(folder, spec(OptimizerKind.ADAMW), new AtStep(5, 0));
        for (var name : checkpointsIn(folder)) {
            try (var files = Files.list(folder.resolve(name))) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder.resolve(name));
        }
        assertEquals(EndReason.FAILED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE));
        assertTrue(
                alerts(folder).getLast().contains("its checkpoints are gone"),
                alerts(folder).getLast());
    }

    @Test
    void itPausesSavesOnDemandAndGoesOn() throws Exception {
        var whole = folder.resolve("whole");
        train(whole, spec(OptimizerKind.ADAMW), TrainingControl.NONE);
        var seen = new ArrayList<Integer>();
        var control = new TrainingControl() {
            private boolean wish = true;
            private int pauses;

            @Override
            public boolean stopIsWanted() {
                return false;
            }

            @Override
            public boolean pauseIsWanted() {
                return seen.contains(8) && pauses < 3;
            }

            @Override
            public boolean takeCheckpointWish() {
                boolean now = wish && seen.contains(2);
                wish &= !now;
                return now;
            }

            @Override
            public void alive(int step, int done, int all) {
                seen.add(step);
                pauses += all == 0 ? 1 : 0;
            }
        };
        var paused = folder.resolve("paused");
        assertEquals(EndReason.COMPLETED, train(paused, spec(OptimizerKind.ADAMW), control));
        assertTrue(events(paused, TrainingEvent.PhaseChanged.class)
                .anyMatch(change -> change.phase() == TrainingEvent.Phase.PAUSED && change.step() == 7));
        assertTrue(events(paused, TrainingEvent.CheckpointSaved.class).anyMatch(saved -> saved.step() == 2));
        assertEquals(losses(whole), losses(paused));
    }
}
