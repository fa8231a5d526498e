package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.TrainingFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a training told last, without reading all that it told.
public final class LastEvents {

    /// At the end of `metrics.jsonl`.
    private static final int BYTES = 64 * 1024;

    private LastEvents() {}

    /// In their order; none where it told nothing yet.
    public static List<TrainingEvent> of(TrainingFolder training) {
        try (var file = new RandomAccessFile(training.metrics().toFile(), "r")) {
            var tail = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> event(line).stream())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Whether all that was asked for is done, so that there is nothing to go on with.
    public static boolean isOver(TrainingFolder training) {
        var events = of(training);
        return !events.isEmpty()
                && events.getLast() instanceof TrainingEvent.Finished finished
                && (finished.reason() == EndReason.COMPLETED || finished.reason() == EndReason.EARLY_STOP);
    }

    private static Optional<TrainingEvent> event(String line) {
        try {
            return TrainingMetrics.event(JsonLine.object(line));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // the first line of the tail may be half a one
        }
    }
}
