package dev.rlmworkbench.training.job;

import dev.rlmworkbench.result.training.MetricsReader;
import dev.rlmworkbench.result.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks on while a job works, by its `metrics.jsonl`, from whichever process.
public final class JobWatch {

    private static final long MILLISECONDS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

    private final TrainingFolder training;
    private final MetricsReader reader;

    public JobWatch(TrainingFolder training) {
        this.training = training;
        this.reader = new MetricsReader(training.metrics());
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
        if (Files.exists(training.metrics())) {
            reader.read(listener, problem -> LOG.warn("{}", problem));
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
