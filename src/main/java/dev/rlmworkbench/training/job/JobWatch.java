package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/// Looks on while a job works, by its `metrics.jsonl`, from whichever process.
public final class JobWatch {

    private static final long MILLISECONDS = 200;

    private final TrainingFolder training;
    private long read;

    public JobWatch(TrainingFolder training) {
        this.training = training;
    }

    /// Events that were not handed out before.
    ///
    /// @throws IOException when the file cannot be read
    public List<TrainingEvent> events() throws IOException {
        var events = new ArrayList<TrainingEvent>();
        if (!Files.exists(training.metrics())) {
            return events;
        }
        try (var file = new RandomAccessFile(training.metrics().toFile(), "r")) {
            var fresh = new byte[Math.toIntExact(Math.max(0, file.length() - read))];
            file.seek(read);
            file.readFully(fresh);
            int end = fresh.length;
            while (end > 0 && fresh[end - 1] != '\n') {
                end--;
            }
            read += end;
            new String(fresh, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> event(line).ifPresent(events::add));
        }
        return events;
    }

    private static Optional<TrainingEvent> event(String line) {
        try {
            return TrainingMetrics.event(JsonLine.object(line));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // a damaged line says nothing
        }
    }

    /// Waits until the job has ended.
    ///
    /// @param listener gets its events as they come
    /// @param signs    gets its signs of life between them
    /// @param lives    whether its process does
    /// @return how it ended, empty when the process is gone and did not say
    /// @throws IOException when the file cannot be read
    public Optional<TrainingEvent.Finished> follow(
            Consumer<TrainingEvent> listener, Consumer<JobSign> signs, BooleanSupplier lives)
            throws IOException, InterruptedException {
        while (true) {
            boolean last = !lives.getAsBoolean();
            for (var event : events()) {
                listener.accept(event);
                if (event instanceof TrainingEvent.Finished finished) {
                    return Optional.of(finished);
                }
            }
            if (last) {
                return Optional.empty();
            }
            JobSign.of(training).ifPresent(signs);
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS);
        }
    }
}
