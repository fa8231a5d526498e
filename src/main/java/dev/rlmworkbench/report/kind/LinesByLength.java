package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A line for each series over the context length, a figure for each unit of length.
final class LinesByLength {

    /// What is drawn of the results at one length.
    interface PointMaker {
        /// @param rows at least one
        /// @return empty where nothing was measured
        Optional<DataPoint> point(Series series, LengthSteps.Step at, List<ResultRow> rows, @Nullable CellKey key);
    }

    private final FigureKind kind;
    private final PartView view;
    private final Map<Series, List<ResultRow>> rows;

    LinesByLength(FigureKind kind, PartView view, Map<Series, List<ResultRow>> rows) {
        this.kind = kind;
        this.view = view;
        this.rows = rows;
    }

    /// @param depth of the asked fact where only results of one depth are drawn, else null
    /// @param notes that come first
    /// @param y     the axis for the points that are there
    List<Figure> figures(
            List<LengthSteps> units,
            @Nullable Integer depth,
            Function<LengthSteps, List<String>> notes,
            Function<List<DataPoint>, Axis> y,
            PointMaker maker) {
        var figures = new ArrayList<Figure>();
        for (var unit : units) {
            var lines = new ArrayList<LineFigure.Line>();
            var windows = new ModelWindows(view, unit);
            rows.forEach((series, some) -> {
                var points = points(unit, series, some, depth, maker);
                if (!points.isEmpty()) {
                    lines.add(new LineFigure.Line(view.name(series), view.style(series), points));
                    windows.add(series, some, points);
                }
            });
            var drawn = lines.stream().flatMap(line -> line.points().stream()).toList();
            if (!drawn.isEmpty()) {
                var all = new ArrayList<>(notes.apply(unit));
                all.addAll(view.notes(rows));
                all.addAll(unit.notes());
                all.addAll(windows.notes());
                figures.add(new LineFigure(
                        new FigureText(unit.id(kind.id()), kind.title(), all),
                        windows.axis(),
                        y.apply(drawn),
                        lines,
                        windows.marks()));
            }
        }
        return figures;
    }

    private List<DataPoint> points(
            LengthSteps unit, Series series, List<ResultRow> some, @Nullable Integer depth, PointMaker maker) {
        var points = new ArrayList<DataPoint>();
        var parts = unit.split(some);
        for (var step : unit.steps()) {
            var here = parts.get(step.index());
            if (!here.isEmpty()) {
                maker.point(series, step, here, view.key(series, step, depth)).ifPresent(points::add);
            }
        }
        return points;
    }
}
