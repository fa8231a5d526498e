package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How quick a training of a model was on this machine, without its validations and pauses.
///
/// @param training by its name
/// @param steps    over which it was measured, at least 1
public record MeasuredSpeed(String training, double tokensPerSecond, int steps) {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredSpeed.class);

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
            return spec.rollouts() == null
                    && spec.model().equals(like.model())
                    && spec.weights() == like.weights()
                    && spec.threads() == like.threads();
        } catch (TrainingException _) {
            return false; // what cannot be read tells nothing
        }
    }

    private static Optional<TrainingEvent.Step> lastStep(TrainingFolder training) {
        return LastEvents.of(training).stream()
                .filter(TrainingEvent.Step.class::isInstance)
                .map(TrainingEvent.Step.class::cast)
                .reduce((_, last) -> last);
    }
}
