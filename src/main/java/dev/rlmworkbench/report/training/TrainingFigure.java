package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.LineFigure.Line;
import dev.rlmworkbench.report.figure.LineFigure.Mark;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// What can be drawn of one or several trainings: a line for each, its colour the training's place among them.
public enum TrainingFigure {
    LOSS("training_loss", "Loss", "Trainings: the loss of learning and of validation, in nats for each learned token."),
    LEARNING_RATE("learning_rate", "Learning rate", "Trainings: the learning rate of each group of parameters."),
    GRADIENT_NORM("gradient_norm", "Gradient norm", "Trainings: the norm of all gradients, before clipping.");

    private static final List<Tone> TONES =
            List.of(Tone.RLM, Tone.VANILLA, Tone.RETRIEVE, Tone.MAP_REDUCE, Tone.RLM_NO_SUB_CALLS, Tone.OTHER);

    /// Dots, which tell steps that do not count from those that do.
    private static final int DOTTED = 2;

    /// Beyond this, values are laid out by their powers of ten.
    private static final double WIDE = 10;

    private final String id;
    private final String title;
    private final String description;

    TrainingFigure(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /// For `plot --kind` and file names.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// What it shows, in one sentence.
    public String description() {
        return description;
    }

    public static Optional<TrainingFigure> find(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }

    /// @param curves at least one
    /// @return empty where they hold nothing for it
    public Optional<LineFigure> of(List<TrainingCurve> curves, TrainingAxis axis) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < curves.size(); i++) {
            var curve = curves.get(i);
            if (!curve.steps().isEmpty()) {
                var tone = TONES.get(i % TONES.size());
                switch (this) {
                    case LOSS -> addLosses(curve, axis, tone, lines);
                    case LEARNING_RATE -> addRates(curve, axis, tone, lines);
                    case GRADIENT_NORM -> {
                        addAgain(curve, axis, tone, Step::gradientNorm, lines);
                        lines.add(new Line(
                                curve.name(),
                                new SeriesStyle(tone, 0),
                                points(curve.steps(), axis, Step::gradientNorm)));
                    }
                }
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        new FigureText(id, title, notes(curves)),
                        axis.axis(),
                        valueAxis(lines),
                        lines,
                        this == LOSS ? marks(curves, axis) : List.of()));
    }

    private static void addLosses(TrainingCurve curve, TrainingAxis axis, Tone tone, List<Line> lines) {
        addAgain(curve, axis, tone, Step::loss, lines);
        lines.add(new Line(
                curve.name(), new SeriesStyle(tone, 0), points(curve.steps(), axis, Step::loss), "as measured"));
        var smoothed = new ArrayList<DataPoint>();
        var values = curve.smoothedLosses();
        for (int i = 0; i < values.size(); i++) {
            smoothed.add(point(curve.steps().get(i), axis, values.get(i)));
        }
        lines.add(new Line(curve.name(), new SeriesStyle(tone, 0), smoothed));
        var validated = curve.validations().stream()
                .flatMap(validation ->
                        curve.stepOf(validation).map(step -> point(step, axis, validation.loss())).stream())
                .toList();
        if (!validated.isEmpty()) {
            lines.add(new Line(curve.name() + ", validation", new SeriesStyle(tone, 1), validated));
        }
    }

    private static void addRates(TrainingCurve curve, TrainingAxis axis, Tone tone, List<Line> lines) {
        var groups = new TreeSet<String>();
        curve.steps().forEach(step -> groups.addAll(step.rates().keySet()));
        int variant = 0;
        for (var group : groups) {
            lines.add(new Line(
                    groups.size() == 1 ? curve.name() : curve.name() + ", " + group,
                    new SeriesStyle(tone, variant++),
                    points(curve.steps(), axis, step -> step.rates().getOrDefault(group, Double.NaN))));
        }
    }

    /// Steps that were made again; each stretch of them by itself.
    private static void addAgain(
            TrainingCurve curve, TrainingAxis axis, Tone tone, ToDoubleFunction<Step> value, List<Line> lines) {
        for (var stretch : curve.superseded()) {
            lines.add(new Line(
                    curve.name(), new SeriesStyle(tone, DOTTED), points(stretch, axis, value), "made again later"));
        }
    }

    private static List<DataPoint> points(List<Step> steps, TrainingAxis axis, ToDoubleFunction<Step> value) {
        return steps.stream()
                .map(step -> point(step, axis, value.applyAsDouble(step)))
                .toList();
    }

    private static DataPoint point(Step step, TrainingAxis axis, double value) {
        var facts = List.of(
                String.format(Locale.ROOT, "step %,d", step.step()),
                String.format(Locale.ROOT, "epoch %.2f", step.epoch()),
                String.format(Locale.ROOT, "%,d tokens", step.tokens()));
        return new DataPoint(axis.of(step), value, value, value, step.learned(), DataPoint.State.MEASURED, facts, null);
    }

    private Axis valueAxis(List<Line> lines) {
        var values = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(DataPoint::y)
                .filter(value -> Double.isFinite(value) && value > 0)
                .summaryStatistics();
        boolean wide = this == GRADIENT_NORM && values.getMax() >= WIDE * values.getMin();
        return new Axis(title, wide ? Axis.Scale.LOG10 : Axis.Scale.LINEAR, Axis.Format.NUMBER);
    }

    private static List<Mark> marks(List<TrainingCurve> curves, TrainingAxis axis) {
        var marks = new ArrayList<Mark>();
        for (var curve : curves) {
            curve.best()
                    .ifPresent(best -> curve.stepOf(best).ifPresent(step -> {
                        var label = "%sbest %s, %s"
                                .formatted(
                                        curves.size() == 1 ? "" : curve.name() + ": ",
                                        Axis.Format.NUMBER.write(best.loss()),
                                        best.step() == 0 ? "untrained" : "step %,d".formatted(best.step()));
                        marks.add(new Mark(axis.of(step), label, false, ""));
                    }));
        }
        return marks;
    }

    private List<String> notes(List<TrainingCurve> curves) {
        var notes = new ArrayList<String>();
        if (this == LOSS) {
            notes.add(
                    "Line: exponential mean with 0.6, corrected for its beginning; pale: each step as it was measured.");
        }
        for (var curve : curves) {
            int again = curve.superseded().stream().mapToInt(List::size).sum();
            if (again > 0 && this != LEARNING_RATE) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%s: %,d step%s made again after it went on from a checkpoint; %s pale and dotted.",
                        curve.name(),
                        again,
                        again == 1 ? " was" : "s were",
                        again == 1 ? "the first attempt is" : "the first attempts are"));
            }
        }
        return notes;
    }
}
