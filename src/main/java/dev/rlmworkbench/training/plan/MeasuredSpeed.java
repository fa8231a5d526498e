package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// How quick a training of a model was on this machine, without its validations and pauses.
///
/// @param training by its name
/// @param steps    over which it was measured, at least 1
public record MeasuredSpeed(String training, double tokensPerSecond, int steps) {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredSpeed.class);

    /// At the end of `metrics.jsonl`, in which the last step is looked for.
    private static final int TAIL = 64 * 1024;

    /// Of the newest training of the same model, with its weights held in the same way and as many threads.
    ///
    /// @param experiments where trainings are
    public static Optional<MeasuredSpeed> of(Path experiments, TrainingSpec like) {
        return newestFirst(experiments.resolve("checkpoints")).stream()
                .map(TrainingFolder::new)
                .filter(TrainingFolder::isBegun)
                .filter(training -> isLike(training, like))
                .flatMap(training -> lastStep(training).stream()
                        .filter(step -> step.seconds() > 0)
                        .map(step -> new MeasuredSpeed(training.name(), step.tokens() / step.seconds(), step.step())))
                .findFirst();
    }

    private static List<Path> newestFirst(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var trainings = Files.list(folder)) {
            return trainings
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparing(MeasuredSpeed::changed).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder, e.toString());
            return List.of();
        }
    }

    private static FileTime changed(Path training) {
        try {
            return Files.getLastModifiedTime(training.resolve(TrainingMetrics.FILE));
        } catch (IOException _) {
            return FileTime.fromMillis(0); // it made no step
        }
    }

    private static boolean isLike(TrainingFolder training, TrainingSpec like) {
        try {
            var spec = training.spec();
            return spec.model().equals(like.model())
                    && spec.weights() == like.weights()
                    && spec.threads() == like.threads();
        } catch (TrainingException _) {
            return false; // what cannot be read tells nothing
        }
    }

    private static Optional<TrainingEvent.Step> lastStep(TrainingFolder training) {
        try (var file = new RandomAccessFile(training.metrics().toFile(), "r")) {
            var tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> step(line).stream())
                    .reduce((_, last) -> last);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<TrainingEvent.Step> step(String line) {
        try {
            return TrainingMetrics.event(JsonLine.object(line))
                    .filter(TrainingEvent.Step.class::isInstance)
                    .map(TrainingEvent.Step.class::cast);
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // the first line of the tail may be half a one
        }
    }
}
