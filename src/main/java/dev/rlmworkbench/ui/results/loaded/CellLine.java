package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One row of the table by length and method.
///
/// @param firstOfLength whether it is the uppermost row of its length
/// @param refused       results whose prompt did not fit the model's window
/// @param comparison    with the first series of the same model, such as vanilla; null for that series itself
public record CellLine(
        SeriesAtLength cell,
        boolean firstOfLength,
        long refused,
        @Nullable SeriesComparison comparison) {

    private record Cell(Series series, @Nullable ContextLength length) {}

    /// Shortest length first, all lengths together at the end where there are several; within a length RLM first.
    public static List<CellLine> of(Summary.Part part) {
        var refused = refused(part);
        var lengths = new TreeSet<ContextLength>();
        part.cells().forEach(cell -> lengths.add(Objects.requireNonNull(cell.length())));
        var lines = new ArrayList<CellLine>();
        for (var length : lengths) {
            add(
                    lines,
                    part,
                    part.cells().stream()
                            .filter(cell -> length.equals(cell.length()))
                            .toList(),
                    refused);
        }
        if (lengths.size() > 1) {
            add(lines, part, part.totals(), refused);
        }
        return List.copyOf(lines);
    }

    private static void add(
            List<CellLine> lines, Summary.Part part, List<SeriesAtLength> cells, Map<Cell, Long> refused) {
        boolean first = true;
        for (var cell : cells.reversed()) {
            lines.add(new CellLine(
                    cell,
                    first,
                    refused.getOrDefault(new Cell(cell.series(), cell.length()), 0L),
                    comparison(part, cell).orElse(null)));
            first = false;
        }
    }

    private static Map<Cell, Long> refused(Summary.Part part) {
        var refused = new HashMap<Cell, Long>();
        part.rows()
                .forEach((series, rows) -> rows.stream()
                        .filter(KeyFigures::isRefused)
                        .map(ResultRow::task)
                        .forEach(task -> {
                            refused.merge(new Cell(series, task.length()), 1L, Long::sum);
                            refused.merge(new Cell(series, null), 1L, Long::sum);
                        }));
        return refused;
    }

    private static Optional<SeriesComparison> comparison(Summary.Part part, SeriesAtLength cell) {
        var order = part.totals().stream().map(SeriesAtLength::series).toList();
        return part.comparisons().stream()
                .filter(comparison -> Objects.equals(comparison.length(), cell.length())
                        && comparison.second().equals(cell.series()))
                .min(Comparator.comparingInt(comparison -> order.indexOf(comparison.first())));
    }

    /// Whether no task of it fitted the model's window.
    public boolean allRefused() {
        return cell.n() > 0 && refused == cell.n();
    }
}
