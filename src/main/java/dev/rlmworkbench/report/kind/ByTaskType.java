package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accuracy or time of each series by task type, over all lengths.
record ByTaskType(String id, String title, String description, boolean accuracy) implements FigureKind {

    private static final int MAX_UPRIGHT = 6;

    static ByTaskType accuracies() {
        return new ByTaskType(
                "task_type_accuracy",
                "Accuracy by task type",
                "Share of right answers for each task type over all lengths, with the 95 % interval.",
                true);
    }

    static ByTaskType latency() {
        return new ByTaskType(
                "task_type_latency",
                "Time by task type",
                "Seconds a task for each task type over all lengths, median and quartiles.",
                false);
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var types = view.rows().values().stream()
                .flatMap(List::stream)
                .map(row -> row.task().type())
                .distinct()
                .sorted()
                .toList();
        var groups = new ArrayList<BarFigure.Bars>();
        view.rows().forEach((series, rows) -> {
            Map<String, List<ResultRow>> byType = rows.stream()
                    .collect(Collectors.groupingBy(row -> row.task().type()));
            var bars = new ArrayList<DataPoint>();
            for (int i = 0; i < types.size(); i++) {
                var here = byType.getOrDefault(types.get(i), List.of());
                bar(i, here, new CellKey(types.get(i), series, null, null, null))
                        .ifPresent(bars::add);
            }
            if (!bars.isEmpty()) {
                groups.add(new BarFigure.Bars(view.name(series), view.style(series), bars));
            }
        });
        if (groups.isEmpty()) {
            return List.of();
        }
        var notes = new ArrayList<String>();
        notes.add("All lengths together.");
        notes.addAll(
                accuracy
                        ? view.refused(view.rows())
                        : Amount.SECONDS.notes(view.rows().values()));
        notes.addAll(view.cut(view.rows()));
        notes.addAll(view.failed(view.rows()));
        return List.of(new BarFigure(
                new FigureText(id, title, notes),
                "Task type",
                types,
                accuracy ? AccuracyByContext.ACCURACY : Amount.SECONDS.linear(),
                types.size() > MAX_UPRIGHT ? BarFigure.Layout.LYING : BarFigure.Layout.GROUPED,
                groups));
    }

    private Optional<DataPoint> bar(int index, List<ResultRow> rows, CellKey key) {
        var tally = Tally.of(rows);
        if (tally.n() == 0) {
            return Optional.empty();
        }
        return accuracy ? Optional.of(tally.accuracy(index, key, List.of())) : Amount.SECONDS.point(index, rows, key);
    }
}
