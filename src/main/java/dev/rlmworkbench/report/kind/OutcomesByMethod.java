package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the tasks of each method came out, over all lengths; then for each method by length.
final class OutcomesByMethod implements FigureKind {

    private static final Axis SHARE =
            new Axis("Share of the results", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0);

    /// One bar.
    private record Bar(
            String name, List<ResultRow> rows, @Nullable CellKey key) {}

    @Override
    public String id() {
        return "outcomes_by_method";
    }

    @Override
    public String title() {
        return "Outcomes by method";
    }

    @Override
    public String description() {
        return "Share of right and wrong answers, cut and refused prompts, limits and failures of each method,"
                + " over all lengths and by length.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var figures = new ArrayList<Figure>();
        var methods = new ArrayList<Bar>();
        view.rows()
                .forEach((series, rows) -> methods.add(new Bar(view.name(series), rows, view.key(series, null, null))));
        if (methods.isEmpty()) {
            return List.of();
        }
        var notes = new ArrayList<>(List.of("All results, failed ones too; a task is in one part only."));
        notes.addAll(view.mixed(view.rows()));
        figures.add(figure(new FigureText(id(), title(), notes), "Method", BarFigure.Layout.LYING_STACKED, methods));
        for (var unit : LengthSteps.of(part)) {
            view.rows().forEach((series, rows) -> {
                var parts = unit.split(rows);
                var lengths = unit.steps().stream()
                        .filter(step -> !parts.get(step.index()).isEmpty())
                        .map(step -> new Bar(step.label(), parts.get(step.index()), view.key(series, step, null)))
                        .toList();
                if (!lengths.isEmpty()) {
                    var all = new ArrayList<>(notes);
                    all.addAll(unit.notes());
                    figures.add(figure(
                            new FigureText(
                                    view.id(unit.id(id()), view.nameInFiles(series)),
                                    "Outcomes of %s by context length".formatted(view.name(series)),
                                    all),
                            unit.title(),
                            BarFigure.Layout.STACKED,
                            lengths));
                }
            });
        }
        return figures;
    }

    private static Figure figure(FigureText text, String title, BarFigure.Layout layout, List<Bar> bars) {
        var points = new EnumMap<OutcomeShare, List<DataPoint>>(OutcomeShare.class);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            int[] counts = new int[OutcomeShare.values().length];
            for (var row : bar.rows) {
                counts[OutcomeShare.of(row).ordinal()]++;
            }
            int all = bar.rows.size();
            for (var outcome : OutcomeShare.values()) {
                int count = counts[outcome.ordinal()];
                double share = (double) count / all;
                points.computeIfAbsent(outcome, _ -> new ArrayList<>())
                        .add(new DataPoint(
                                i,
                                share,
                                share,
                                share,
                                all,
                                DataPoint.State.MEASURED,
                                List.of("%s: %,d of %,d results".formatted(outcome.words, count, all)),
                                bar.key));
            }
        }
        var groups = points.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(point -> point.y() > 0))
                .map(entry -> new BarFigure.Bars(entry.getKey().words, entry.getKey().style, entry.getValue()))
                .toList();
        return new BarFigure(text, title, bars.stream().map(Bar::name).toList(), SHARE, layout, groups);
    }
}
