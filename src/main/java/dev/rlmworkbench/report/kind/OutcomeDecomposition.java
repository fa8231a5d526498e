package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Which of two methods got the same tasks right, by context length: both, one of them, neither. A figure for each pair
/// of methods.
final class OutcomeDecomposition implements FigureKind {

    @Override
    public String id() {
        return "outcome_decomposition";
    }

    @Override
    public String title() {
        return "Who got the same tasks right";
    }

    @Override
    public String description() {
        return "Share of the tasks that both methods, only one of them or neither got right, by context length.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var figures = new ArrayList<Figure>();
        for (var unit : LengthSteps.of(part)) {
            boolean first = true;
            for (var pair : MethodPair.withVanilla(part)) {
                var tests = pair.byStep(unit);
                if (!tests.isEmpty()) {
                    var name = view.name(pair.other()) + " and " + view.name(pair.rlm());
                    var inFiles = view.nameInFiles(pair.other()) + " and " + view.nameInFiles(pair.rlm());
                    var id = unit.id(id());
                    figures.add(new BarFigure(
                                    new FigureText(
                                            first ? id : view.id(id, inFiles),
                                            title() + ": " + name,
                                            notes(view, unit, pair)),
                                    unit.title(),
                                    unit.labels(),
                                    new Axis("Share of the tasks", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                                    BarFigure.Layout.STACKED,
                                    groups(view, unit, pair))
                            .withoutEmptyCategories());
                    first = false;
                }
            }
        }
        return figures;
    }

    private static List<BarFigure.Bars> groups(PartView view, LengthSteps unit, MethodPair pair) {
        return List.of(
                group(view, unit, pair, "both", new SeriesStyle(Tone.RIGHT, 0), PairedTest::both),
                group(
                        view,
                        unit,
                        pair,
                        "only " + view.name(pair.rlm()),
                        new SeriesStyle(view.style(pair.rlm()).tone(), 0),
                        PairedTest::onlySecond),
                group(
                        view,
                        unit,
                        pair,
                        "only " + view.name(pair.other()),
                        new SeriesStyle(view.style(pair.other()).tone(), 0),
                        PairedTest::onlyFirst),
                group(view, unit, pair, "neither", new SeriesStyle(Tone.NEUTRAL, 0), PairedTest::neither));
    }

    private static BarFigure.Bars group(
            PartView view,
            LengthSteps unit,
            MethodPair pair,
            String name,
            SeriesStyle style,
            ToIntFunction<PairedTest> count) {
        var bars = new ArrayList<DataPoint>();
        pair.byStep(unit).forEach((index, test) -> {
            int tasks = count.applyAsInt(test);
            double share = (double) tasks / test.pairs();
            bars.add(new DataPoint(
                    index,
                    share,
                    share,
                    share,
                    test.pairs(),
                    DataPoint.State.MEASURED,
                    List.of("%s: %,d of %,d tasks".formatted(name, tasks, test.pairs())),
                    view.key(pair.rlm(), unit.steps().get(index), null)));
        });
        return new BarFigure.Bars(name, style, bars);
    }

    private static List<String> notes(PartView view, LengthSteps unit, MethodPair pair) {
        var notes = new ArrayList<String>();
        notes.add("Tasks that both methods answered.");
        notes.addAll(pair.lostNote(view));
        notes.addAll(view.refused(view.rows()));
        notes.addAll(view.mixed(view.rows()));
        notes.addAll(unit.notes());
        return notes;
    }
}
