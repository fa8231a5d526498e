package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What goes wrong in an RLM, by context length. A figure for each RLM series.
final class RlmFailureRates implements FigureKind {

    /// @param always drawn even where it never happened
    private record Failure(String words, SeriesStyle style, boolean always, Predicate<ResultRow> happened) {}

    private static final List<Failure> FAILURES = List.of(
            new Failure("time is up", new SeriesStyle(Tone.LIMIT, 0), true, ResultRow::timedOut),
            new Failure("failed code", new SeriesStyle(Tone.WRONG, 0), true, row -> row.replErrors() > 0),
            new Failure(
                    "another limit",
                    new SeriesStyle(Tone.LIMIT, 1),
                    false,
                    row -> OutcomeShare.reachedLimit(row) && !row.timedOut()),
            new Failure(
                    "no answer",
                    new SeriesStyle(Tone.NO_ANSWER, 0),
                    false,
                    row -> row.kind() == Outcome.Kind.NO_ANSWER),
            new Failure("task failed", new SeriesStyle(Tone.ERROR, 0), false, row -> !row.isAnswered()));

    @Override
    public String id() {
        return "rlm_failure_rates";
    }

    @Override
    public String title() {
        return "RLM failures by context length";
    }

    @Override
    public String description() {
        return "Share of an RLM's tasks in which the time was up, code failed, a limit was reached or no answer came.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows(Series::isRlm, _ -> true);
        var figures = new ArrayList<Figure>();
        for (var unit : LengthSteps.of(part)) {
            rows.forEach((series, some) -> {
                var groups = groups(view, unit, series, some);
                if (groups.stream().anyMatch(group -> !group.bars().isEmpty())) {
                    var notes = new ArrayList<>(
                            List.of("All results, failed tasks too; one task can count in several bars."));
                    notes.addAll(view.mixed(rows));
                    notes.addAll(unit.notes());
                    var id = unit.id(id());
                    figures.add(new BarFigure(
                                    new FigureText(
                                            rows.size() == 1 ? id : view.id(id, view.nameInFiles(series)),
                                            "Failures of %s by context length".formatted(view.name(series)),
                                            notes),
                                    unit.title(),
                                    unit.labels(),
                                    new Axis("Share of the tasks", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                                    BarFigure.Layout.GROUPED,
                                    groups)
                            .withoutEmptyCategories());
                }
            });
        }
        return figures;
    }

    private static List<BarFigure.Bars> groups(PartView view, LengthSteps unit, Series series, List<ResultRow> rows) {
        var parts = unit.split(rows);
        return FAILURES.stream()
                .filter(failure -> failure.always || rows.stream().anyMatch(failure.happened))
                .map(failure -> new BarFigure.Bars(
                        failure.words,
                        failure.style,
                        unit.steps().stream()
                                .filter(step -> !parts.get(step.index()).isEmpty())
                                .map(step -> bar(view, series, step, failure, parts.get(step.index())))
                                .toList()))
                .toList();
    }

    private static DataPoint bar(
            PartView view, Series series, LengthSteps.Step step, Failure failure, List<ResultRow> here) {
        int count = (int) here.stream().filter(failure.happened).count();
        var interval = WilsonInterval.of(count, here.size());
        return new DataPoint(
                step.index(),
                (double) count / here.size(),
                interval.low(),
                interval.high(),
                here.size(),
                DataPoint.State.MEASURED,
                List.of(
                        "%s: %,d of %,d tasks".formatted(failure.words, count, here.size()),
                        Tally.interval(interval.low(), interval.high())),
                view.key(series, step, null));
    }
}
