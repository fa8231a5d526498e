package dev.rlmworkbench.training.run;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Trainings of the smallest model, and what they leave behind.
final class SmallTraining {

    static final Checkpoints.Identity IDENTITY = new Checkpoints.Identity("model", "data");

    private SmallTraining() {}

    /// Stops, pauses or asks for checkpoints at a step.
    static final class AtStep implements TrainingControl {
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
    static List<Sample> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var ids = IntStream.range(0, 8 + i % 3)
                            .map(j -> (i + 2 * j) % TwoMatrices.VOCABULARY)
                            .toArray();
                    var answer = IntStream.range(3, ids.length)
                            .mapToObj(j -> String.valueOf(ids[j]))
                            .collect(Collectors.joining(" "));
                    return new Sample(
                            List.of(ChatMessage.user("Go on."), ChatMessage.assistant(answer)),
                            ids,
                            List.of(new Sample.Target(3, ids.length, 1, answer)),
                            new Sample.Origin("f", "print" + i, "0", "root", "niah", null, 100, "doc" + i, "task" + i));
                })
                .toList();
    }

    static TrainingData data() {
        return new TrainingData(texts(10), texts(3), List.of(), "data", false);
    }

    static TrainingSpec spec(OptimizerKind optimizer) {
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

    static EndReason train(Path to, TrainingSpec spec, TrainingControl control) throws Exception {
        return train(to, spec, control, TwoMatrices::new, IDENTITY);
    }

    static EndReason train(
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
                        data().texts(spec),
                        new Checkpoints(to, identity, spec.schedule().keep()),
                        log,
                        control,
                        new MemoryForecast(List.of(new MemoryPart("all", 5))))) {
            return trainer.run();
        }
    }

    static TrainingMetrics metrics(Path of) throws IOException {
        return TrainingMetrics.read(of.resolve(TrainingMetrics.FILE));
    }

    static List<Double> losses(Path of) throws IOException {
        return metrics(of).steps().stream().map(TrainingEvent.Step::loss).toList();
    }

    static List<String> alerts(Path of) throws IOException {
        return events(of, TrainingEvent.Alert.class)
                .map(TrainingEvent.Alert::text)
                .toList();
    }

    static <E> Stream<E> events(Path of, Class<E> type) throws IOException {
        return metrics(of).events().stream().filter(type::isInstance).map(type::cast);
    }

    static String weights(Path checkpoint) throws IOException {
        return Sha256.of(Files.readAllBytes(checkpoint.resolve("adapter_model.safetensors")))
                .hex();
    }

    static List<String> checkpointsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("step-"))
                    .sorted()
                    .toList();
        }
    }
}
