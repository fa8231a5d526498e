package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ResultRow;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rows that count say, ready to be shown.
///
/// @param facts of the rows that count
/// @param part  of the only task type, or of all together
/// @param cells of the table
/// @param tasks all of them, in their usual order
/// @param pairs that can be compared, the usual one first
public record ShownResults(
        RowFacts facts, Summary.Part part, List<CellLine> cells, List<TaskLine> tasks, List<ComparedPair> pairs) {

    /// @return null when not one row counts
    public static @Nullable ShownResults of(Collection<ResultRow> rows, Benchmarks benchmarks) {
        var parts = Summary.of(rows, benchmarks).parts();
        if (parts.isEmpty()) {
            return null;
        }
        var part = parts.getLast();
        return new ShownResults(RowFacts.of(rows), part, CellLine.of(part), TaskLine.of(part), ComparedPair.of(part));
    }

    /// In the order of the tasks' results.
    public List<Series> series() {
        return List.copyOf(part.rows().keySet());
    }
}
