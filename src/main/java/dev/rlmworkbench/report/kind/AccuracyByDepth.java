package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Share of right answers by the place of the asked fact in the text, over all lengths: models are known to lose what
/// stands in the middle.
final class AccuracyByDepth implements FigureKind {

    @Override
    public String id() {
        return "accuracy_by_depth";
    }

    @Override
    public String title() {
        return "Accuracy by depth of the asked fact";
    }

    @Override
    public String description() {
        return "Share of right answers by the place of the asked fact in the text, over all lengths.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows(_ -> true, row -> row.task().depthPercent() != null);
        var lines = new ArrayList<LineFigure.Line>();
        rows.forEach((series, some) -> {
            var points = points(view, series, some);
            if (!points.isEmpty()) {
                lines.add(new LineFigure.Line(view.name(series), view.style(series), points));
            }
        });
        if (lines.isEmpty()) {
            return List.of();
        }
        var notes = new ArrayList<>(List.of("All lengths together."));
        notes.addAll(view.refused(rows));
        notes.addAll(view.notes(rows));
        var x = new Axis("Depth in the text", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0);
        return List.of(
                new LineFigure(new FigureText(id(), title(), notes), x, AccuracyByContext.ACCURACY, lines, List.of()));
    }

    private static List<DataPoint> points(PartView view, Series series, List<ResultRow> rows) {
        var byDepth = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.task().depthPercent()), TreeMap::new, Collectors.toList()));
        var points = new ArrayList<DataPoint>();
        byDepth.forEach((depth, here) -> {
            var tally = Tally.of(here);
            if (tally.n() > 0) {
                points.add(tally.accuracy(depth / 100.0, view.key(series, null, depth), List.of()));
            }
        });
        return points;
    }
}
