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
import java.util.Objects;
import java.util.stream.Collectors;

/// Share of right answers by kind of question, over all lengths; the totals of groups of kinds below. Where that would
/// be too many bars for a page, the totals have a figure and so has each group.
final class AccuracyByQuestionKind implements FigureKind {

    private static final int MAX_BARS = 60;

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
        var view = new PartView(part);
        var kinds = part.kinds().stream().filter(kind -> kind.cell().n() > 0).toList();
        if (kinds.isEmpty()) {
            return List.of();
        }
        if (kinds.size() <= MAX_BARS) {
            return List.of(figure(view, id(), title(), kinds));
        }
        var figures = new ArrayList<Figure>();
        figures.add(figure(
                view,
                id(),
                title(),
                kinds.stream().filter(kind -> kind.kind() == null).toList()));
        kinds.stream()
                .filter(kind -> kind.kind() != null)
                .collect(Collectors.groupingBy(
                        kind -> Objects.requireNonNullElse(kind.split(), "other"),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((split, some) -> figures.add(
                        figure(view, view.id(id(), split), title() + ", " + split.replace('_', ' '), some)));
        return figures;
    }

    private static Figure figure(PartView view, String id, String title, List<SeriesAtKind> kinds) {
        var categories =
                kinds.stream().map(AccuracyByQuestionKind::label).distinct().toList();
        var groups = new ArrayList<BarFigure.Bars>();
        for (var series : view.rows().keySet()) {
            var bars = kinds.stream()
                    .filter(kind -> kind.cell().series().equals(series))
                    .map(kind -> bar(view, categories.indexOf(label(kind)), kind))
                    .toList();
            if (!bars.isEmpty()) {
                groups.add(new BarFigure.Bars(view.name(series), view.style(series), bars));
            }
        }
        var notes = new ArrayList<>(List.of("All lengths together."));
        notes.addAll(view.refused(view.rows()));
        notes.addAll(view.cut(view.rows()));
        notes.addAll(view.notes(view.rows()));
        return new BarFigure(
                new FigureText(id, title, notes),
                "Kind of question",
                categories,
                AccuracyByContext.ACCURACY,
                BarFigure.Layout.LYING,
                groups);
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
