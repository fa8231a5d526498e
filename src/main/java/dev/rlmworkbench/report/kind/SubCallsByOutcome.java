package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;

/// Sub-calls by context length, right and wrong answers apart: a model that calls more where it is wrong loses its way.
/// A figure for each series that makes sub-calls.
final class SubCallsByOutcome implements FigureKind {

    @Override
    public String id() {
        return "subcalls_by_context";
    }

    @Override
    public String title() {
        return "Sub-calls of right and wrong answers";
    }

    @Override
    public String description() {
        return "Sub-calls by context length, median and quartiles, right and wrong answers apart.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows();
        var calling = rows.keySet().stream()
                .filter(series -> rows.getOrDefault(series, List.of()).stream().anyMatch(row -> row.subCalls() > 0))
                .toList();
        var figures = new ArrayList<Figure>();
        for (var unit : LengthSteps.of(part)) {
            for (var series : calling) {
                var lines = lines(view, unit, series, rows.getOrDefault(series, List.of()));
                if (!lines.isEmpty()) {
                    var id = unit.id(id());
                    figures.add(new LineFigure(
                            new FigureText(
                                    calling.size() == 1 ? id : view.id(id, view.nameInFiles(series)),
                                    "Sub-calls of %s, right and wrong answers apart".formatted(view.name(series)),
                                    notes(view, unit, rows.getOrDefault(series, List.of()))),
                            unit.axis(),
                            Amount.SUB_CALLS.axis(lines.stream()
                                    .flatMap(line -> line.points().stream())
                                    .toList()),
                            lines,
                            List.of()));
                }
            }
        }
        return figures;
    }

    private static List<LineFigure.Line> lines(PartView view, LengthSteps unit, Series series, List<ResultRow> rows) {
        var lines = new ArrayList<LineFigure.Line>();
        for (boolean right : new boolean[] {true, false}) {
            var parts = unit.split(
                    rows.stream().filter(row -> row.isRight() == right).toList());
            var points = new ArrayList<DataPoint>();
            for (var step : unit.steps()) {
                Amount.SUB_CALLS
                        .spread(parts.get(step.index()))
                        .ifPresent(spread -> points.add(new DataPoint(
                                step.value(),
                                spread.median(),
                                spread.low(),
                                spread.high(),
                                spread.n(),
                                DataPoint.State.MEASURED,
                                Amount.SUB_CALLS.facts(spread),
                                view.key(series, step, null))));
            }
            if (!points.isEmpty()) {
                lines.add(new LineFigure.Line(
                        right ? "right answers" : "wrong answers",
                        new SeriesStyle(right ? Tone.RIGHT : Tone.WRONG, 0),
                        points));
            }
        }
        return lines;
    }

    private static List<String> notes(PartView view, LengthSteps unit, List<ResultRow> rows) {
        var notes = new ArrayList<String>();
        notes.addAll(Amount.SUB_CALLS.notes(List.of(rows)));
        long failed = rows.stream().filter(row -> !row.isAnswered()).count();
        if (failed > 0) {
            notes.add("%,d of %,d tasks failed and are left out.".formatted(failed, rows.size()));
        }
        notes.addAll(view.mixed(view.rows()));
        notes.addAll(unit.notes());
        return notes;
    }
}
