package dev.rlmworkbench.training.run;

import static dev.rlmworkbench.training.run.SmallTraining.IDENTITY;
import static dev.rlmworkbench.training.run.SmallTraining.alerts;
import static dev.rlmworkbench.training.run.SmallTraining.events;
import static dev.rlmworkbench.training.run.SmallTraining.losses;
import static dev.rlmworkbench.training.run.SmallTraining.metrics;
import static dev.rlmworkbench.training.run.SmallTraining.spec;
import static dev.rlmworkbench.training.run.SmallTraining.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is told, and costs nothing that was learned before.
class TrainerTroubleTest {

    @TempDir
    Path folder;

    /// Its `call`th call gives this loss.
    private static Supplier<TrainableModel> losing(int call, double loss) {
        return () -> new TwoMatrices() {
            private int calls;

            @Override
            public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
                var made = super.accumulate(ids, learned, scale, seed);
                return ++calls >= call ? new TokenLoss(loss, loss, made.tokens(), 0) : made;
            }
        };
    }

    @Test
    void aLossThatIsNoNumberStopsItWithTheBatchSaved() throws Exception {
        var whole = folder.resolve("whole");
        train(whole, spec(OptimizerKind.MUON), TrainingControl.NONE);
        var bad = folder.resolve("bad");
        assertEquals(
                EndReason.FAILED,
                train(bad, spec(OptimizerKind.MUON), TrainingControl.NONE, losing(14, Double.NaN), IDENTITY));
        assertTrue(alerts(bad).getLast().startsWith("The loss of step 4 is NaN; its texts are in "));
        assertEquals(1, SftFiles.read(bad.resolve("failed_batch.jsonl")).size());
        assertEquals(losses(whole).subList(0, 3), losses(bad));

        assertEquals(EndReason.COMPLETED, train(bad, spec(OptimizerKind.MUON), TrainingControl.NONE));
        assertEquals(losses(whole), losses(bad));
    }

    @Test
    void aLossOfExactlyZeroIsAnError() throws Exception {
        assertEquals(
                EndReason.FAILED,
                train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, losing(1, 0), IDENTITY));
        assertTrue(alerts(folder).getLast().startsWith("The loss of step 1 is exactly 0"));
        assertEquals(List.of(), losses(folder));
    }

    @Test
    void aFullDiskCostsNothingThatWasSavedAndTheTrainingGoesOn() throws Exception {
        Supplier<TrainableModel> full = () -> new TwoMatrices() {
            private int saves;

            @Override
            public void describe(Path part) throws IOException {
                // the first ones fit, then nothing more does
                if (++saves > 3) {
                    throw new IOException("No space left on device");
                }
                super.describe(part);
            }
        };
        assertEquals(EndReason.FAILED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, full, IDENTITY));
        assertEquals(24, metrics(folder).steps().size());
        assertTrue(
                alerts(folder).stream()
                        .anyMatch(text -> text.equals("Step 9 could not be saved: No space left on device;"
                                + " the last checkpoint is step-6. The training goes on.")),
                alerts(folder).toString());
        assertTrue(
                alerts(folder)
                        .contains(
                                "Step 24 could not be saved: No space left on device; the last checkpoint is step-6."),
                alerts(folder).toString());
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".part")));
        }

        var whole = folder.resolve("whole");
        train(whole, spec(OptimizerKind.ADAMW), TrainingControl.NONE);
        assertEquals(EndReason.COMPLETED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE));
        assertEquals(losses(whole), losses(folder));
    }

    /// Judged best after step 8 of all, when `best` cannot be written so many times after the first.
    private static Supplier<TrainableModel> bestThatIsRefused(int times) {
        return () -> new TwoMatrices() {
            private int judged;
            private int saves;

            @Override
            public TokenLoss loss(long[] ids, boolean[] learned) {
                double[] byJudging = {5, 4, 3, 6};
                double loss = byJudging[
                        Math.min(judged++ / SmallTraining.data().validation().size(), 3)];
                return new TokenLoss(loss, loss, 1, 0);
            }

            @Override
            public void describe(Path part) throws IOException {
                if (part.getFileName().toString().contains("best") && ++saves > 1 && saves <= 1 + times) {
                    throw new IOException("No space left on device");
                }
                super.describe(part);
            }
        };
    }

    @Test
    void theBestAdapterIsTriedOnceMoreBeforeItIsGone() throws Exception {
        train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, bestThatIsRefused(1), IDENTITY);
        assertEquals(
                1,
                alerts(folder).stream()
                        .filter(text -> text.startsWith("Step 8 could not"))
                        .count());
        var best = events(folder, TrainingEvent.CheckpointSaved.class)
                .filter(saved -> saved.folder().equals("best"))
                .map(TrainingEvent.CheckpointSaved::step)
                .toList();
        assertEquals(List.of(4, 8), best);
        assertFalse(
                alerts(folder).getLast().contains("lowest validation loss"),
                alerts(folder).toString());
    }

    @Test
    void whereTheBestAdapterIsAnOlderOneTheEndSaysSo() throws Exception {
        train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, bestThatIsRefused(100), IDENTITY);
        assertEquals(
                1,
                alerts(folder).stream()
                        .filter(text -> text.startsWith("Step 8 could not"))
                        .count());
        assertEquals(
                "The adapter with the lowest validation loss, that after step 8, was not kept;"
                        + " 'best' is that after step 4.",
                alerts(folder).getLast());
    }

    @Test
    void itEndsEarlyWhenItIsNoLongerBetterAndKeepsTheBest() throws Exception {
        var spec = spec(OptimizerKind.ADAMW);
        var impatient = new TrainingSpec(
                spec.dataset(),
                spec.model(),
                spec.weights(),
                spec.adapter(),
                spec.steps(),
                new TrainingSpec.Schedule(8, null, 64, 2, 2, 3, 2),
                7,
                1,
                spec.observed());
        Supplier<TrainableModel> worse = () -> new TwoMatrices() {
            private double loss = 5;

            @Override
            public TokenLoss loss(long[] ids, boolean[] learned) {
                loss += loss < 6 ? -0.1 : 0;
                return loss > 4 ? new TokenLoss(loss, loss, 1, 0) : new TokenLoss(loss = 7, 7, 1, 0);
            }
        };
        assertEquals(EndReason.EARLY_STOP, train(folder, impatient, TrainingControl.NONE, worse, IDENTITY));
        var end = (TrainingEvent.Finished) metrics(folder).events().getLast();
        assertEquals(end.step() - 4, end.bestStep());
        var best = events(folder, TrainingEvent.CheckpointSaved.class)
                .filter(saved -> saved.folder().equals("best"))
                .toList();
        assertEquals(end.bestStep(), best.getLast().step());
    }

    @Test
    void anAdapterThatDoesNotHelpIsCalledSo() throws Exception {
        Supplier<TrainableModel> worse = () -> new TwoMatrices() {
            private double loss = 1;

            @Override
            public TokenLoss loss(long[] ids, boolean[] learned) {
                loss += 0.1;
                return new TokenLoss(loss, loss, 1, 0);
            }
        };
        train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, worse, IDENTITY);
        assertTrue(alerts(folder).getLast().startsWith("No validation was better than the one before the first step"));
        assertFalse(Files.exists(folder.resolve("best")));
    }
}
