package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.ScatterFigure;
import java.util.ArrayList;
import java.util.List;

/// What a method's accuracy costs: a figure in seconds and one in tokens, a spot for each series over all lengths.
final class CostAgainstAccuracy implements FigureKind {

    @Override
    public String id() {
        return "cost_accuracy";
    }

    @Override
    public String title() {
        return "Cost against accuracy";
    }

    @Override
    public String description() {
        return "Median seconds and tokens of a task against accuracy, a spot for each method, with intervals.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var figures = new ArrayList<Figure>();
        add(figures, part, Amount.SECONDS, id(), "Time against accuracy");
        add(figures, part, Amount.TOKENS, id() + "_tokens", "Tokens against accuracy");
        return figures;
    }

    private static void add(List<Figure> figures, Summary.Part part, Amount amount, String id, String title) {
        var view = new PartView(part);
        var spots = new ArrayList<ScatterFigure.Spot>();
        view.rows().forEach((series, rows) -> {
            var tally = Tally.of(rows);
            amount.spread(rows).ifPresent(spread -> {
                var facts = amount.facts(spread);
                var point = tally.accuracy(spread.median(), view.key(series, null, null), facts);
                spots.add(new ScatterFigure.Spot(
                        view.name(series), view.style(series), point, spread.low(), spread.high()));
            });
        });
        if (spots.isEmpty()) {
            return;
        }
        var notes = new ArrayList<String>();
        notes.add("All lengths together; medians with quartiles.");
        notes.addAll(view.refused(view.rows()));
        notes.addAll(amount.gaps(view.rows().values()));
        notes.addAll(view.notes(view.rows()));
        double low = spots.stream().mapToDouble(ScatterFigure.Spot::xLow).min().orElse(0);
        double high =
                spots.stream().mapToDouble(ScatterFigure.Spot::xHigh).max().orElse(1);
        figures.add(new ScatterFigure(
                new FigureText(id, title, notes), amount.axis(low, high), AccuracyByContext.ACCURACY, spots));
    }
}
