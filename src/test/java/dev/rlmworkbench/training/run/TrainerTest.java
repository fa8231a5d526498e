package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.files.AtomicFolder;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

    private static final Checkpoints.Identity IDENTITY = new Checkpoints.Identity("model", "data");

    @TempDir
    Path folder;

    /// Stops, pauses or asks for checkpoints at a step.
    private static class AtStep implements TrainingControl {
        private final int step;
        private final int text;
        private boolean reached;

        AtStep(int step, int text) {
            this.step = step;
            this.text = text;
        }

        @Override
        public boolean stopIsWanted() {
            return reached;
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
        public void alive(int now, int done, int all) {
            reached |= now >= step && done >= text;
        }
    }

    /// Texts in which each token is followed by the one after the next, but for the last of them.
    private static List<Sample> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var ids = IntStream.range(0, 8 + i % 3)
                            .map(j -> (i + 2 * j) % TwoMatrices.VOCABULARY)
                            .toArray();
                    return new Sample(
                            List.of(),
                            ids,
                            List.of(new Sample.Target(3, ids.length, 1, "")),
                            new Sample.Origin("f", "print" + i, "0", "root", "niah", null, 100, "doc" + i, "task" + i));
                })
                .toList();
    }

    private static TrainingData data() {
        return new TrainingData(texts(10), texts(3), List.of(), "data", false);
    }

    private static TrainingSpec spec(OptimizerKind optimizer) {
        var spec = TrainingPreset.RECOMMENDED.spec("sft.jsonl", "pocket", optimizer, 1);
        var steps = spec.steps();
        return new TrainingSpec(
                spec.dataset(),
                spec.model(),
                spec.weights(),
                spec.adapter(),
                new TrainingSpec.Steps(
                        optimizer,
                        0.1,
                        steps.decay(),
                        steps.orthogonalization(),
                        steps.scale(),
                        steps.curve(),
                        0.1,
                        1,
                        4),
                new TrainingSpec.Schedule(8, null, 64, 4, 0, 3, 2),
                7,
                1,
                spec.observed());
    }

    private EndReason train(Path to, TrainingSpec spec, TrainingControl control) throws Exception {
        return train(to, spec, control, TwoMatrices::new, IDENTITY);
    }

    private EndReason train(
            Path to,
            TrainingSpec spec,
            TrainingControl control,
            Supplier<TrainableModel> model,
            Checkpoints.Identity identity)
            throws Exception {
        try (var learning = model.get();
                var log = MetricsLog.open(to, _ -> {});
                var trainer = new Trainer(
                        to,
                        spec,
                        learning,
                        data(),
                        new Checkpoints(to, identity, spec.schedule().keep()),
                        log,
                        control,
                        new MemoryForecast(List.of(new MemoryPart("all", 5))))) {
            return trainer.run();
        }
    }

    private static TrainingMetrics metrics(Path of) throws IOException {
        return TrainingMetrics.read(of.resolve(TrainingMetrics.FILE));
    }

    private static List<Double> losses(Path of) throws IOException {
        return metrics(of).steps().stream().map(TrainingEvent.Step::loss).toList();
    }

    private static List<String> alerts(Path of) throws IOException {
        return events(of, TrainingEvent.Alert.class)
                .map(TrainingEvent.Alert::text)
                .toList();
    }

    private static <E> Stream<E> events(Path of, Class<E> type) throws IOException {
        return metrics(of).events().stream().filter(type::isInstance).map(type::cast);
    }

    private static String weights(Path checkpoint) throws IOException {
        return Sha256.of(Files.readAllBytes(checkpoint.resolve("adapter_model.safetensors")))
                .hex();
    }

    @ParameterizedTest
    @EnumSource
    void itLearnsAndSaysWhatHappened(OptimizerKind optimizer) throws Exception {
        assertEquals(EndReason.COMPLETED, train(folder, spec(optimizer), TrainingControl.NONE));

        var steps = metrics(folder).steps();
        assertEquals(24, steps.size());
        assertTrue(
                steps.getLast().loss() < steps.getFirst().loss() - 0.3,
                losses(folder).toString());
        assertEquals(8.0, steps.getLast().epoch());
        var judged = events(folder, TrainingEvent.Validation.class).toList();
        assertEquals(
                List.of(0, 4, 8, 12, 16, 20, 24),
                judged.stream().map(TrainingEvent.Validation::step).toList());
        assertTrue(judged.getLast().loss() < judged.getFirst().loss() - 0.3, judged.toString());
        assertEquals(weights(folder.resolve("step-24")), weights(folder.resolve("final")));
        assertTrue(Files.exists(folder.resolve("best/adapter_config.json")));
        assertEquals(List.of("step-21", "step-24"), checkpointsIn(folder));
        var end = (TrainingEvent.Finished) metrics(folder).events().getLast();
        assertEquals(steps.getLast().loss(), end.loss());
    }

    private static List<String> checkpointsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("step-"))
                    .sorted()
                    .toList();
        }
    }

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
    }

    @Test
    void adamWAndMuonSeeTheSameTextsInTheSameOrder() throws Exception {
        for (var optimizer : OptimizerKind.values()) {
            train(folder.resolve(optimizer.name()), spec(optimizer), TrainingControl.NONE);
        }
        var adamw = metrics(folder.resolve("ADAMW")).steps();
        var muon = metrics(folder.resolve("MUON")).steps();
        assertEquals(adamw.getFirst().loss(), muon.getFirst().loss());
        assertEquals(
                adamw.stream().map(TrainingEvent.Step::tokens).toList(),
                muon.stream().map(TrainingEvent.Step::tokens).toList());
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

    /// A model that is like another but for what a test changes.
    private static class Changed implements TrainableModel {
        private final TrainableModel model = new TwoMatrices();

        @Override
        public List<Parameter> parameters() {
            return model.parameters();
        }

        @Override
        public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
            return model.accumulate(ids, learned, scale, seed);
        }

        @Override
        public TokenLoss loss(long[] ids, boolean[] learned) {
            return model.loss(ids, learned);
        }

        @Override
        public NDManager manager() {
            return model.manager();
        }

        @Override
        public void describe(Path folder) throws IOException {
            model.describe(folder);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /// Its `call`th call gives this loss.
    private static Supplier<TrainableModel> losing(int call, double loss) {
        return () -> new Changed() {
            private int calls;

            @Override
            public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
                var made = super.accumulate(ids, learned, scale, seed);
                return ++calls >= call ? new TokenLoss(loss, loss, made.tokens()) : made;
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
        Supplier<TrainableModel> full = () -> new Changed() {
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
        assertEquals(
                "Step 24 could not be saved: No space left on device; the last checkpoint is step-6.",
                alerts(folder).getLast());
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".part")));
        }

        var whole = folder.resolve("whole");
        train(whole, spec(OptimizerKind.ADAMW), TrainingControl.NONE);
        assertEquals(EndReason.COMPLETED, train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE));
        assertEquals(losses(whole), losses(folder));
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
        Supplier<TrainableModel> worse = () -> new Changed() {
            private double loss = 5;

            @Override
            public TokenLoss loss(long[] ids, boolean[] learned) {
                loss += loss < 6 ? -0.1 : 0;
                return loss > 4 ? new TokenLoss(loss, loss, 1) : new TokenLoss(loss = 7, 7, 1);
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
        Supplier<TrainableModel> worse = () -> new Changed() {
            private double loss = 1;

            @Override
            public TokenLoss loss(long[] ids, boolean[] learned) {
                loss += 0.1;
                return new TokenLoss(loss, loss, 1);
            }
        };
        train(folder, spec(OptimizerKind.ADAMW), TrainingControl.NONE, worse, IDENTITY);
        assertTrue(alerts(folder).getLast().startsWith("No validation was better than the one before the first step"));
        assertFalse(Files.exists(folder.resolve("best")));
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

    @Test
    void everyEpochHasEachTextOnceInAnOrderOfItsOwn() {
        var order = new DataOrder(3, 10, 4);
        assertEquals(3, order.stepsOfEpoch());
        var first = new ArrayList<Integer>();
        var second = new ArrayList<Integer>();
        for (int step = 1; step <= 3; step++) {
            first.addAll(order.texts(step));
            second.addAll(order.texts(step + 3));
        }
        assertEquals(
                IntStream.range(0, 10).boxed().toList(), first.stream().sorted().toList());
        assertEquals(
                IntStream.range(0, 10).boxed().toList(),
                second.stream().sorted().toList());
        assertFalse(first.equals(second));
        assertEquals(first.subList(0, 4), new DataOrder(3, 10, 4).texts(1));
        assertEquals(
                List.of(0.4, 0.8, 1.0, 1.4),
                IntStream.rangeClosed(1, 4).mapToObj(order::epochs).toList());
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedInOneSentence() {
        var good = TrainingPreset.SEED.spec("a.jsonl", "pocket", OptimizerKind.ADAMW, 2);
        var steps = good.steps();
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingSpec.Steps(
                        OptimizerKind.ADAMW, 0, 0, steps.orthogonalization(), steps.scale(), steps.curve(), 0, 1, 1));
        assertEquals("A learning rate is above 0 and at most 1, such as 2e-4, not 0.0.", refused.getMessage());
        refused = assertThrows(
                IllegalArgumentException.class, () -> new TrainingSpec.Adapter(8, 16, 0, List.of("q"), false));
        assertTrue(refused.getMessage().endsWith(", not 'q'."), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TrainingSpec.Schedule(0, null, 64, null, 0, null, 1));
    }
}
