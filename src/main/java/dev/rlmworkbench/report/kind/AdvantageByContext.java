package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// How many points more an RLM gets right than another method on the same tasks, at each length. A figure for each
/// method that it is compared with.
final class AdvantageByContext implements FigureKind {

    @Override
    public String id() {
        return "advantage_by_context";
    }

    @Override
    public String title() {
        return "Advantage of the RLM by context length";
    }

    @Override
    public String description() {
        return "Difference in accuracy on the same tasks at each context length, in points, with its 95 % interval.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var byMethod = MethodPair.of(part).stream()
                .collect(Collectors.groupingBy(pair -> pair.other().method(), LinkedHashMap::new, Collectors.toList()));
        var figures = new ArrayList<Figure>();
        for (var unit : LengthSteps.of(part)) {
            byMethod.forEach((method, pairs) -> {
                var groups = pairs.stream()
                        .map(pair -> bars(view, unit, pair))
                        .filter(group -> !group.bars().isEmpty())
                        .toList();
                if (!groups.isEmpty()) {
                    var id = byMethod.firstEntry().getKey().equals(method) ? id() : view.id(id(), "over " + method);
                    figures.add(new BarFigure(
                                    new FigureText(
                                            unit.id(id),
                                            "Advantage over %s by context length".formatted(method),
                                            notes(view, unit, pairs)),
                                    unit.title(),
                                    unit.labels(),
                                    new Axis("Difference in points", Axis.Scale.LINEAR, Axis.Format.POINTS),
                                    BarFigure.Layout.GROUPED,
                                    groups)
                            .withoutEmptyCategories());
                }
            });
        }
        return figures;
    }

    private static BarFigure.Bars bars(PartView view, LengthSteps unit, MethodPair pair) {
        var bars = new ArrayList<DataPoint>();
        pair.byStep(unit)
                .forEach((step, test) -> bars.add(bar(view, unit.steps().get(step), pair, test)));
        return new BarFigure.Bars(
                "%s - %s".formatted(view.name(pair.rlm()), view.name(pair.other())), view.style(pair.rlm()), bars);
    }

    private static DataPoint bar(PartView view, LengthSteps.Step step, MethodPair pair, PairedTest test) {
        var interval = MethodPair.interval(test);
        return new DataPoint(
                step.index(),
                test.difference(),
                interval.low(),
                interval.high(),
                test.pairs(),
                DataPoint.State.MEASURED,
                pair.facts(view, test),
                view.key(pair.rlm(), step, null));
    }

    private static List<String> notes(PartView view, LengthSteps unit, List<MethodPair> pairs) {
        var notes = new ArrayList<String>();
        notes.add("Tasks that both methods answered.");
        pairs.forEach(pair -> notes.addAll(pair.lostNote(view)));
        notes.addAll(view.refused(view.rows()));
        notes.addAll(view.mixed(view.rows()));
        notes.addAll(unit.notes());
        return notes;
    }
}
