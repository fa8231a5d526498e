package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What answers of one model cost in all runs of a folder: calls, tokens and seconds by method and length.
public final class PastResults {

    private static final Logger LOG = LoggerFactory.getLogger(PastResults.class);

    private record Cell(String method, int length) {}

    private static final class Cost {
        private int results;
        private double calls;
        private double tokens;
    }

    private final Map<Cell, Cost> costs = new HashMap<>();
    private final TimeLeft times = new TimeLeft();
    private int results;

    /// @param model name of the root model
    /// @throws IOException when the folder cannot be read; one that is missing has no results
    public static PastResults of(Path folder, String model) throws IOException {
        var past = new PastResults();
        if (!Files.isDirectory(folder)) {
            return past;
        }
        try (var files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (var file : files) {
                if (!file.getFileName().toString().endsWith("_trajectories.jsonl")) {
                    past.read(file, model);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return past;
    }

    private void read(Path file, String model) {
        try {
            var read = ResultReader.read(file);
            read.problems().forEach(problem -> LOG.info("left out of the estimate: {}: {}", file.getParent(), problem));
            read.records().stream()
                    .filter(record -> record.outcome().isAnswered()
                            && record.provenance().parent() == null
                            && record.setup().rootName().equals(model))
                    .forEach(this::add);
        } catch (IOException e) {
            LOG.warn("{} is left out of the estimate: {}", file, e.toString());
        }
    }

    private void add(ResultRecord record) {
        results++;
        int length = record.task().length().value();
        times.measured(
                record.method(), record.task().type(), length, record.cost().seconds());
        var cost = costs.computeIfAbsent(new Cell(record.method(), length), _ -> new Cost());
        cost.results++;
        cost.calls += record.cost().calls();
        cost.tokens += record.cost().tokens();
    }

    public int results() {
        return results;
    }

    public TimeLeft times() {
        return times;
    }

    /// Mean model calls of an answer, at the nearest length that was measured; empty for a method without results.
    public OptionalDouble calls(String method, int length) {
        return nearest(method, length, cost -> cost.calls / cost.results);
    }

    /// Mean tokens of an answer, likewise.
    public OptionalDouble tokens(String method, int length) {
        return nearest(method, length, cost -> cost.tokens / cost.results);
    }

    public boolean knows(Collection<String> methods) {
        return methods.stream()
                .allMatch(method ->
                        costs.keySet().stream().anyMatch(cell -> cell.method().equals(method)));
    }

    private OptionalDouble nearest(String method, int length, ToDoubleFunction<Cost> mean) {
        return costs.entrySet().stream()
                .filter(entry -> entry.getKey().method().equals(method))
                .min(java.util.Comparator.comparingDouble(
                        entry -> Math.abs(Math.log((double) entry.getKey().length() / Math.max(1, length)))))
                .map(entry -> OptionalDouble.of(mean.applyAsDouble(entry.getValue())))
                .orElse(OptionalDouble.empty());
    }
}
