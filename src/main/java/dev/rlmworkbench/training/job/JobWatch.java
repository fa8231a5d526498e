package dev.rlmworkbench.training.job;

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

/// Looks on while a job works, by its `metrics.jsonl`, from whichever process.
public final class JobWatch {

    private static final long MILLISECONDS = 200;

    /// Bytes that are read at once, more than the longest line has.
    private static final int PART = 8 << 20;

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
        events(events::add);
        return events;
    }

    /// Events that were not handed out before, one by one.
    ///
    /// @throws IOException when the file cannot be read
    public void events(Consumer<TrainingEvent> listener) throws IOException {
        if (!Files.exists(training.metrics())) {
            return;
        }
        try (var file = new RandomAccessFile(training.metrics().toFile(), "r")) {
            long length = file.length();
            while (read < length) {
                var part = new byte[(int) Math.min(PART, length - read)];
                file.seek(read);
                file.readFully(part);
                int end = part.length;
                while (end > 0 && part[end - 1] != '\n') {
                    end--;
                }
                if (end == 0) {
                    if (part.length < PART) {
                        return; // a line that is being written
                    }
                    throw new IOException("%s has a line of more than %,d bytes".formatted(training.metrics(), PART));
                }
                read += end;
                new String(part, 0, end, StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> TrainingMetrics.event(line).ifPresent(listener));
            }
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
