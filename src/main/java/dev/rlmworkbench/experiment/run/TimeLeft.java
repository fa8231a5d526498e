package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.TaskSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Expects the time to the end of a run from how long each method took at each length. Not thread-safe.
public final class TimeLeft {

    /// Measures that the expectation from another length counts for.
    private static final double NEIGHBOUR_WEIGHT = 2;

    private record Cell(String method, String taskType, int length) {}

    private static final class Mean {
        private double seconds;
        private int count;

        double value() {
            return seconds / count;
        }
    }

    private final Map<Cell, Mean> measured = new HashMap<>();

    public void measured(MethodTask job, double seconds) {
        measured(job.method().name(), job.task().type(), job.task().contextLength(), seconds);
    }

    public void measured(String method, String taskType, int length, double seconds) {
        var mean = measured.computeIfAbsent(new Cell(method, taskType, length), _ -> new Mean());
        mean.seconds += seconds;
        mean.count++;
    }

    /// @param rest what has not finished yet
    /// @return empty while nothing was measured
    public Optional<Duration> of(Collection<MethodTask> rest, int concurrency) {
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        double seconds =
                rest.stream().mapToDouble(this::expected).sum() / Math.min(concurrency, Math.max(1, rest.size()));
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// The cell's own mean, drawn towards what the same method's nearest other length leads to expect while the
    /// cell has few measures; else that expectation alone; else the mean of all.
    private double expected(MethodTask job) {
        var cell = cell(job);
        var own = measured.get(cell);
        var neighbour = byNeighbour(cell, job.method().readsWholeContext());
        if (own == null) {
            return neighbour.orElseGet(this::meanOfAll);
        }
        return neighbour.isEmpty()
                ? own.value()
                : (own.seconds + NEIGHBOUR_WEIGHT * neighbour.getAsDouble()) / (own.count + NEIGHBOUR_WEIGHT);
    }

    /// @param grows a method that does not read everything takes about the same time at any length
    private OptionalDouble byNeighbour(Cell cell, boolean grows) {
        return measured.entrySet().stream()
                .filter(e ->
                        e.getKey().method().equals(cell.method()) && !e.getKey().equals(cell))
                .min(Comparator.comparingDouble(e -> distance(e.getKey(), cell)))
                .map(e -> OptionalDouble.of(e.getValue().value() * (grows ? growth(e.getKey(), cell) : 1)))
                .orElse(OptionalDouble.empty());
    }

    private static double growth(Cell from, Cell to) {
        return (double) to.length() / Math.max(1, from.length());
    }

    private double meanOfAll() {
        return measured.values().stream().mapToDouble(Mean::value).average().orElse(0);
    }

    /// In octaves of length; another family is far away.
    private static double distance(Cell a, Cell b) {
        double octaves = Math.abs(Math.log((double) Math.max(1, a.length()) / Math.max(1, b.length())));
        return a.taskType().equals(b.taskType()) ? octaves : octaves + 100;
    }

    private static Cell cell(MethodTask job) {
        TaskSpec task = job.task();
        return new Cell(job.method().name(), task.type(), task.contextLength());
    }
}
