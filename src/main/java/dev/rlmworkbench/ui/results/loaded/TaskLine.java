package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One task and what each series made of it.
///
/// @param results in the order of the series, null where the series has none
public record TaskLine(ResultRow.TaskRef task, List<@Nullable ResultRow> results) {

    private static final Comparator<TaskLine> ORDER = Comparator.comparing(
                    (TaskLine line) -> line.task().type())
            .thenComparing(line -> line.task().length())
            .thenComparing(line -> line.task().kind(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(line -> line.task().depthPercent(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(line -> line.task().seed());

    /// All tasks of a part, by type, length, kind and depth; the results stand in the order of `part.rows()`.
    public static List<TaskLine> of(Summary.Part part) {
        var series = List.copyOf(part.rows().keySet());
        var results = new LinkedHashMap<ResultRow.TaskRef, @Nullable ResultRow[]>();
        for (int i = 0; i < series.size(); i++) {
            for (var row : part.rows().get(series.get(i))) {
                results.computeIfAbsent(row.task(), _ -> new @Nullable ResultRow[series.size()])[i] = row;
            }
        }
        var lines = new ArrayList<TaskLine>(results.size());
        results.forEach(
                (task, rows) -> lines.add(new TaskLine(task, Collections.unmodifiableList(Arrays.asList(rows)))));
        lines.sort(ORDER);
        return Collections.unmodifiableList(lines);
    }

    /// Whether a point of a chart stands for it.
    ///
    /// @param series in the order of the results
    public boolean isIn(CellKey cell, List<Series> series) {
        return (cell.taskType() == null || cell.taskType().equals(task.type()))
                && (cell.length() == null || cell.length().equals(task.length()))
                && (cell.depthPercent() == null || cell.depthPercent().equals(task.depthPercent()))
                && (cell.kind() == null || cell.kind().equals(task.kind()))
                && (cell.series() == null || answeredBy(series.indexOf(cell.series())));
    }

    private boolean answeredBy(int series) {
        return series >= 0 && results.get(series) != null;
    }

    /// The first result that is there.
    public ResultRow any() {
        return results.stream().filter(Objects::nonNull).findFirst().orElseThrow();
    }
}
