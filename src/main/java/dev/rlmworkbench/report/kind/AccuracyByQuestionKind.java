package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.SeriesAtKind;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Share of right answers by kind of question, over all lengths; the totals of groups of kinds below.
final class AccuracyByQuestionKind implements FigureKind {

    @Override
    public String id() {
        return "kind_accuracy";
    }

    @Override
    public String title() {
        return "Accuracy by kind of question";
    }

    @Override
    public String description() {
        return "Share of right answers for each kind of question and over groups of kinds, with intervals.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var categories = part.kinds().stream()
                .filter(kind -> kind.cell().n() > 0)
                .map(AccuracyByQuestionKind::label)
                .distinct()
                .toList();
        if (categories.isEmpty()) {
            return List.of();
        }
        var view = new PartView(part);
        var groups = new LinkedHashMap<String, BarFigure.Bars>();
        for (var series : view.rows().keySet()) {
            var bars = part.kinds().stream()
                    .filter(kind ->
                            kind.cell().series().equals(series) && kind.cell().n() > 0)
                    .map(kind -> bar(view, categories.indexOf(label(kind)), kind))
                    .toList();
            if (!bars.isEmpty()) {
                groups.put(view.name(series), new BarFigure.Bars(view.name(series), view.style(series), bars));
            }
        }
        var notes = new ArrayList<>(List.of("All lengths together; refused prompts count as wrong."));
        notes.addAll(view.notes(view.rows()));
        return List.of(new BarFigure(
                new FigureText(id(), title(), notes),
                "Kind of question",
                categories,
                AccuracyByContext.ACCURACY,
                BarFigure.Layout.LYING,
                List.copyOf(groups.values())));
    }

    /// `two hop`, `all of held out`, `all kinds`.
    private static String label(SeriesAtKind kind) {
        if (kind.kind() != null) {
            return kind.kind().replace('_', ' ');
        }
        return kind.split() == null ? "all kinds" : "all of " + kind.split().replace('_', ' ');
    }

    private static DataPoint bar(PartView view, int category, SeriesAtKind kind) {
        var cell = kind.cell();
        return new DataPoint(
                category,
                cell.accuracy(),
                cell.interval().low(),
                cell.interval().high(),
                cell.n(),
                cell.truncated() > 0 ? DataPoint.State.CUT : DataPoint.State.MEASURED,
                List.of(
                        "%,d of %,d right".formatted(cell.correct(), cell.n()),
                        Tally.interval(cell.interval().low(), cell.interval().high())),
                kind.kind() == null && kind.split() != null ? null : view.keyOfKind(cell.series(), kind.kind()));
    }
}
