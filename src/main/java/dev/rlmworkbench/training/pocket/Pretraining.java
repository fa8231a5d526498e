package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.files.LockHeldException;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes the pocket model in a work folder. Called again after a crash, it goes on from the last checkpoint.
///
/// The folder holds `lessons.jsonl` (what the teacher did in the real engine), `checkpoint.safetensors`, `seconds.txt`
/// and `model`, a Hugging Face folder that is written with every checkpoint.
public final class Pretraining {

    private static final int FIRST_LESSONS = 120;
    private static final int LESSONS = 2_500;
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);
    private static final int WARM_UP_STEPS = 40;
    private static final int STEPS_BETWEEN_LINES = 20;

    private final TorchEngine engine;
    private final ReplFactory repls;
    private final Path folder;
    private final long seed;
    private final Consumer<String> progress;
    private final Classroom classroom = new Classroom();

    /// @param folder   of this training, made when missing
    /// @param seed     another one gives another model
    /// @param progress gets a line now and then
    public Pretraining(TorchEngine engine, ReplFactory repls, Path folder, long seed, Consumer<String> progress) {
        this.engine = engine;
        this.repls = QuickRepl.before(repls);
        this.folder = folder;
        this.seed = seed;
        this.progress = progress;
    }

    /// Trains for a time in all, that before a crash included.
    ///
    /// @return the model's folder
    /// @throws IllegalStateException when another training has the folder
    public Path train(Duration time) throws InterruptedException {
        try (var _ = lock()) {
            var store = new LessonStore(folder.resolve("lessons.jsonl"));
            while (store.root().size() < FIRST_LESSONS) {
                collect(store);
            }
            var model = folder.resolve("model");
            if (!Files.exists(model.resolve("tokenizer.json"))) {
                Files.createDirectories(model);
                ModelFolder.writeSmallFiles(model, PocketShape.POCKET, tokenizerJson(store));
            }
            var collecting = Thread.ofVirtual().start(() -> collectAll(store));
            try (var tokenizer = Tokenizer.open(model);
                    var learner = new Learner(
                            engine,
                            DecoderConfig.read(model),
                            StructuredInit.of(PocketShape.POCKET, tokenizer, seed))) {
                loop(learner, new Mixture(classroom, tokenizer, store), time, model);
            } finally {
                collecting.interrupt();
                collecting.join();
            }
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("the training folder " + folder + " cannot be written", e);
        }
    }

    /// Keeps a second training out of the folder, which would overwrite what this one learns.
    private LockFile lock() throws IOException {
        Files.createDirectories(folder);
        try {
            return LockFile.take(folder.resolve(".lock"));
        } catch (LockHeldException e) {
            throw new IllegalStateException(
                    "another training writes to the folder " + folder + "; wait for it or choose another one", e);
        }
    }

    private void loop(Learner learner, Mixture mixture, Duration time, Path model)
            throws IOException, InterruptedException {
        var checkpoint = folder.resolve("checkpoint.safetensors");
        var clockFile = folder.resolve("seconds.txt");
        double before = 0;
        if (Files.exists(checkpoint)) {
            learner.restore(checkpoint);
            before = Files.exists(clockFile) ? Double.parseDouble(Files.readString(clockFile)) : 0;
        }
        long start = System.nanoTime();
        double saved = before;
        double tokens = 0;
        double loss = 0;
        while (true) {
            double seconds = before + (System.nanoTime() - start) / 1e9;
            double done = Math.min(1, seconds / time.toSeconds());
            boolean over = done >= 1;
            if (over || seconds - saved > BETWEEN_CHECKPOINTS.toSeconds()) {
                learner.save(checkpoint);
                AtomicFile.write(clockFile, Double.toString(seconds));
                learner.export(model.resolve("model.safetensors"));
                saved = seconds;
            }
            if (over) {
                return;
            }
            for (var batch : mixture.step(done, random("step", learner.steps()))) {
                loss += learner.learn(batch);
                tokens += batch.ids().length;
            }
            learner.step(rate(done, learner.steps()));
            if (learner.steps() % STEPS_BETWEEN_LINES == 0) {
                progress.accept("step %,d, %.1f of %.1f min, loss %.3f, %,.0f tokens/s"
                        .formatted(
                                learner.steps(),
                                seconds / 60,
                                time.toSeconds() / 60.0,
                                loss / STEPS_BETWEEN_LINES,
                                tokens / ((System.nanoTime() - start) / 1e9)));
                loss = 0;
            }
        }
    }

    /// Constant to half time, then falling along a cosine to a twentieth.
    private static double rate(double done, int steps) {
        double warm = Math.min(1, (steps + 1.0) / WARM_UP_STEPS);
        double late = Math.max(0, done - 0.5) * 2;
        return warm * (0.05 + 0.95 * (1 + Math.cos(Math.PI * late)) / 2);
    }

    private void collectAll(LessonStore store) {
        try {
            while (store.root().size() < LESSONS) {
                collect(store);
            }
        } catch (InterruptedException _) {
            // the training is over
        }
    }

    private void collect(LessonStore store) throws InterruptedException {
        int number = store.root().size();
        store.add(classroom.rlm(repls, random("lesson", number)));
        if ((number + 1) % 50 == 0) {
            progress.accept("%,d lessons from the engine".formatted(number + 1));
        }
    }

    private String tokenizerJson(LessonStore store) throws InterruptedException {
        var texts = new ArrayList<String>();
        store.root().forEach(lesson -> addTexts(lesson, texts));
        store.helper().forEach(lesson -> addTexts(lesson, texts));
        var random = random("tokenizer", 0);
        for (var benchmark : TrainingTasks.BENCHMARKS) {
            for (int i = 0; i < 60; i++) {
                addTexts(classroom.vanilla(benchmark, 1_000, random), texts);
            }
        }
        return TokenizerTraining.train(PocketShape.POCKET.vocabulary(), texts);
    }

    private static void addTexts(Lesson lesson, List<String> texts) {
        lesson.messages().forEach(said -> texts.add(said.role() + "\n" + said.text()));
    }

    /// The same for the same seed, purpose and number, so that a resumed training goes on as it would have.
    private RandomGenerator random(String purpose, long number) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 1_000_003 + purpose.hashCode() * 7_919L + number * 104_729);
    }
}
