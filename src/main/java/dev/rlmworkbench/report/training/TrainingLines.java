package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure.Form;
import dev.rlmworkbench.report.figure.LineFigure.Line;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.training.TrainingEvent.Attempted;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/// Makes the lines of one training in a figure.
final class TrainingLines {

    private static final List<Tone> TONES =
            List.of(Tone.RLM, Tone.VANILLA, Tone.RETRIEVE, Tone.MAP_REDUCE, Tone.RLM_NO_SUB_CALLS, Tone.OTHER);

    private static final int DASHED = 1;

    /// Dots, which tell steps that do not count from those that do.
    private static final int DOTTED = 2;

    /// More validations are a line.
    private static final int MAX_DIAMONDS = 60;

    private static final int FUTURE_POINTS = 200;
    private static final double GIBIBYTE = 1L << 30;

    private final TrainingTrace trace;
    private final List<OtherTraining> others;
    private final TrainingLook look;
    private final SeriesStyle style;
    private final boolean first;
    private final List<Line> lines;
    private final DecimalFormat whole = format("#,##0");
    private final DecimalFormat epochs = format("0.00");

    /// @param trace  whose lock is held
    /// @param number of this one among those of the figure
    /// @param others what those beside it had, for the words on its points
    /// @param lines  that it adds to
    TrainingLines(TrainingTrace trace, int number, List<OtherTraining> others, TrainingLook look, List<Line> lines) {
        this.trace = trace;
        this.look = look;
        this.lines = lines;
        this.first = number == 0;
        this.others = others;
        this.style = look.ofOne()
                ? new SeriesStyle(first ? Tone.TRAINING : Tone.OTHER_TRAINING, number)
                : new SeriesStyle(TONES.get(number % TONES.size()), 0);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /// The exponential mean, and behind it what was measured.
    void addSmoothed(StepValue value) {
        addAgain(value);
        var measured = trace.steps().of(value);
        if (first || !look.ofOne()) {
            lines.add(new Line(trace.name(), style, quietPoints(trace.steps(), measured), "as measured"));
        }
        var smoothed = trace.smoothed(value, look.smoothing());
        lines.add(own(trace.name(), style, points(trace.steps(), smoothed, others)));
    }

    void addNorms() {
        if (look.ofOne()) {
            addSmoothed(StepValue.GRADIENT_NORM);
        } else {
            addAgain(StepValue.GRADIENT_NORM);
            var measured = trace.steps().of(StepValue.GRADIENT_NORM);
            lines.add(own(trace.name(), style, points(trace.steps(), measured, List.of())));
        }
    }

    void addMemory() {
        var bytes = trace.steps().of(StepValue.MEMORY);
        var gibibytes = new Numbers();
        for (int i = 0; i < bytes.size(); i++) {
            gibibytes.add(bytes.get(i) / GIBIBYTE);
        }
        lines.add(own(trace.name(), style, points(trace.steps(), gibibytes, List.of())));
        trace.plan()
                .filter(_ -> first)
                .map(TrainingPlan::forecast)
                .filter(forecast -> forecast.isPresent())
                .ifPresent(forecast -> addLevel("forecast of the peak", forecast.getAsLong() / GIBIBYTE));
    }

    /// The norm to which gradients are made smaller.
    void addClip() {
        if (first && look.ofOne()) {
            trace.plan().ifPresent(plan -> addLevel("clipped above", plan.clip()));
        }
    }

    private void addLevel(String name, double level) {
        var x = trace.steps().of(look.axis().value());
        var ends = List.of(plain(x.get(0), level), plain(x.get(x.size() - 1), level));
        lines.add(new Line(name, new SeriesStyle(Tone.NEUTRAL, DASHED), ends, "", Form.REFERENCE));
    }

    void addRates() {
        var groups = trace.steps().groups();
        int variant = 0;
        for (var group : groups) {
            var name = groups.size() == 1 ? trace.name() : trace.name() + ", " + group;
            var own = new SeriesStyle(style.tone(), look.ofOne() && !first ? style.variant() : variant++);
            lines.add(own(name, own, points(trace.steps(), trace.steps().rates(group), List.of())));
            if (first && look.ofOne()) {
                addFuture(group, groups.size() > 1);
            }
        }
    }

    /// The rates of the steps to come, where steps are places of the axis.
    private void addFuture(String group, boolean several) {
        var started = trace.started();
        var plan = trace.plan();
        boolean bySteps = look.axis() == TrainingAxis.STEP || look.axis() == TrainingAxis.EPOCH;
        if (started.isEmpty() || plan.isEmpty() || !bySteps) {
            return;
        }
        var made = trace.steps().of(StepValue.STEP);
        int from = (int) made.get(made.size() - 1);
        int to = started.get().steps();
        double full = started.get().rates().getOrDefault(group, Double.NaN);
        double unit = look.axis() == TrainingAxis.STEP ? 1 : started.get().epochs() / to;
        var ahead = new ArrayList<DataPoint>();
        int parts = Math.min(FUTURE_POINTS, to - from);
        for (int i = 0; i <= parts; i++) {
            int step = from + (int) ((long) (to - from) * i / Math.max(1, parts));
            ahead.add(plain(step * unit, full * plan.get().share().applyAsDouble(step)));
        }
        if (ahead.size() > 1) {
            lines.add(new Line(
                    several ? group + ", to come" : "to come",
                    new SeriesStyle(Tone.NEUTRAL, DASHED),
                    ahead,
                    "",
                    Form.REFERENCE));
        }
    }

    void addRewards() {
        addAttempts(trace.name(), style, Attempted::reward);
        addAttempts(
                trace.name() + ", right", new SeriesStyle(style.tone(), style.variant() + DASHED), Attempted::score);
    }

    /// At the step that learned from them; those of a step that is not made yet are not there.
    private void addAttempts(String name, SeriesStyle of, ToDoubleFunction<Attempted> value) {
        var found = new ArrayList<DataPoint>();
        for (var attempted : trace.attempts()) {
            TrainingMarks.place(trace, attempted.step(), look.axis())
                    .filter(this::isLookedAt)
                    .ifPresent(x -> found.add(point(x, value.applyAsDouble(attempted), attempted)));
        }
        if (!found.isEmpty()) {
            lines.add(own(name, of, found));
        }
    }

    private DataPoint point(double x, double value, Attempted attempted) {
        var facts = List.of(
                fact(value),
                "step %s, %s attempts at %s tasks"
                        .formatted(
                                whole.format(attempted.step()),
                                whole.format(attempted.attempts()),
                                whole.format(attempted.tasks())),
                "%.0f %% with a final answer, %.0f %% with failed code"
                        .formatted(100 * attempted.finals(), 100 * attempted.errors()));
        return new DataPoint(x, value, value, value, attempted.attempts(), DataPoint.State.MEASURED, facts, null);
    }

    void addValidations() {
        var found = new ArrayList<DataPoint>();
        for (var validation : trace.validations()) {
            TrainingMarks.place(trace, validation.step(), look.axis())
                    .filter(this::isLookedAt)
                    .ifPresent(x -> found.add(new DataPoint(
                            x,
                            validation.loss(),
                            validation.loss(),
                            validation.loss(),
                            0,
                            DataPoint.State.MEASURED,
                            List.of(
                                    "after step %,d".formatted(validation.step()),
                                    validation.best()
                                            ? "the lowest until then"
                                            : "no better since %d".formatted(validation.waited())),
                            null)));
        }
        if (!found.isEmpty()) {
            boolean few = found.size() <= MAX_DIAMONDS && look.ofOne();
            lines.add(new Line(
                    trace.name() + ", validation",
                    new SeriesStyle(style.tone(), few ? style.variant() : style.variant() + DASHED),
                    found,
                    "",
                    few ? Form.POINTS : form()));
        }
    }

    private boolean isLookedAt(double x) {
        return (look.low() == null || x >= look.low()) && (look.high() == null || x <= look.high());
    }

    /// Steps that were made again; each stretch of them by itself.
    private void addAgain(StepValue value) {
        if (look.ofOne() && !first) {
            return;
        }
        for (var stretch : trace.superseded()) {
            lines.add(new Line(
                    trace.name(),
                    new SeriesStyle(style.tone(), DOTTED),
                    quietPoints(stretch, stretch.of(value)),
                    "made again later"));
        }
    }

    private Line own(String name, SeriesStyle of, List<DataPoint> points) {
        return new Line(name, of, points, "", form());
    }

    /// Where one is looked at, the legend names the lines; the ends of several that are compared have their names.
    private Form form() {
        return look.ofOne() ? Form.CURVE : Form.LINE;
    }

    /// Of a line that is pointed at.
    private List<DataPoint> points(StepColumns steps, Numbers values, List<OtherTraining> beside) {
        return points(steps, values, place -> facts(steps, place, values.get(place), beside));
    }

    /// Of a line behind another, which nobody can point at.
    private List<DataPoint> quietPoints(StepColumns steps, Numbers values) {
        return points(steps, values, _ -> List.of());
    }

    private List<DataPoint> points(StepColumns steps, Numbers values, IntFunction<List<String>> facts) {
        var x = steps.of(look.axis().value());
        var points = new ArrayList<DataPoint>();
        for (int place : DrawnPlaces.of(x, values, look)) {
            double value = values.get(place);
            points.add(new DataPoint(
                    x.get(place),
                    value,
                    value,
                    value,
                    (int) steps.of(StepValue.LEARNED).get(place),
                    DataPoint.State.MEASURED,
                    facts.apply(place),
                    null));
        }
        return points;
    }

    /// Made for each point of each picture, so that it must not take long.
    private List<String> facts(StepColumns steps, int place, double value, List<OtherTraining> beside) {
        var facts = new ArrayList<String>(3 + beside.size());
        facts.add(fact(value));
        facts.add("step " + whole.format(steps.of(StepValue.STEP).get(place)) + ", epoch "
                + epochs.format(steps.of(StepValue.EPOCH).get(place)));
        facts.add(whole.format(steps.of(StepValue.TOKENS).get(place)) + " tokens");
        double x = steps.of(look.axis().value()).get(place);
        for (var other : beside) {
            other.at(x).ifPresent(there -> facts.add(difference(other.name(), there, value)));
        }
        return facts;
    }

    private static String fact(double value) {
        return Axis.Format.NUMBER.write(value);
    }

    private static String difference(String name, double there, double here) {
        double less = there - here;
        return less == 0
                ? "%s: the same".formatted(name)
                : "%s: %s, %s %s".formatted(name, fact(there), fact(Math.abs(less)), less > 0 ? "higher" : "lower");
    }

    private static DataPoint plain(double x, double y) {
        return new DataPoint(x, y, y, y, 0, DataPoint.State.MEASURED, List.of(), null);
    }
}
