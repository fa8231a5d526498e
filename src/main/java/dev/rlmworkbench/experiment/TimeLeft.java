package dev.rlmworkbench.experiment;

import dev.rlmworkbench.benchmark.TaskSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Expects the time to the end of a run from how long each method took at each length. Not thread-safe.
final class TimeLeft {

    private record Cell(String method, String taskType, int length) {}

    private static final class Mean {
        private double seconds;
        private int count;

        double value() {
            return seconds / count;
        }
    }

    private final Map<Cell, Mean> measured = new HashMap<>();

    void measured(Job job, double seconds) {
        var mean = measured.computeIfAbsent(cell(job), _ -> new Mean());
        mean.seconds += seconds;
        mean.count++;
    }

    /// @param rest what has not finished yet
    /// @return empty while nothing was measured
    Optional<Duration> of(Collection<Job> rest, int concurrency) {
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        double seconds =
                rest.stream().mapToDouble(job -> expected(cell(job))).sum() / Math.min(concurrency, Math.max(1, rest.size()));
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// The cell's own mean; else that of the same method at the nearest length, in proportion; else the mean of all.
    private double expected(Cell cell) {
        var own = measured.get(cell);
        if (own != null) {
            return own.value();
        }
        return measured.entrySet().stream()
                .filter(e -> e.getKey().method().equals(cell.method()))
                .min(Comparator.comparingDouble(e -> distance(e.getKey(), cell)))
                .map(e -> e.getValue().value()
                        * cell.length()
                        / Math.max(1, e.getKey().length()))
                .orElseGet(() -> measured.values().stream()
                        .mapToDouble(Mean::value)
                        .average()
                        .orElse(0));
    }

    /// In octaves of length; another family is far away.
    private static double distance(Cell a, Cell b) {
        double octaves = Math.abs(Math.log((double) Math.max(1, a.length()) / Math.max(1, b.length())));
        return a.taskType().equals(b.taskType()) ? octaves : octaves + 100;
    }

    private static Cell cell(Job job) {
        TaskSpec task = job.task();
        return new Cell(job.method().name(), task.type(), task.contextLength());
    }
}
