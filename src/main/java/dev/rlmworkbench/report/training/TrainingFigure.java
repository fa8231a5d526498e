package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.LineFigure.Line;
import dev.rlmworkbench.report.figure.LineFigure.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be drawn of one or several trainings.
public enum TrainingFigure {
    LOSS(
            "training_loss",
            "Loss",
            "Loss",
            "Trainings: the loss of learning and of validation, in nats for each learned token.",
            StepValue.LOSS),
    LEARNING_RATE(
            "learning_rate",
            "Learning rate",
            "Learning rate",
            "Trainings: the learning rate of each group of parameters.",
            null),
    GRADIENT_NORM(
            "gradient_norm",
            "Gradient norm",
            "Gradient norm",
            "Trainings: the norm of all gradients, before clipping.",
            StepValue.GRADIENT_NORM),
    TOKEN_ACCURACY(
            "token_accuracy",
            "Token accuracy",
            "Likeliest tokens",
            "Trainings: the share of the learned tokens that the model found the likeliest of all.",
            StepValue.ACCURACY),
    MEMORY("training_memory", "Memory over time", "GiB", "Trainings: the memory in use after each step.", null),
    REWARD(
            "training_reward",
            "Reward",
            "Mean of the attempts",
            "Trainings by their own attempts (GRPO): what the attempts before each step earned, and how many were right.",
            null);

    /// Beyond this, norms are laid out by their powers of ten.
    private static final double WIDE = 10;

    private final String id;
    private final String title;
    private final String valueTitle;
    private final String description;

    /// What the words on a point tell of the trainings beside it.
    private final @Nullable StepValue compared;

    TrainingFigure(String id, String title, String valueTitle, String description, @Nullable StepValue compared) {
        this.id = id;
        this.title = title;
        this.valueTitle = valueTitle;
        this.description = description;
        this.compared = compared;
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

    /// @param traces at least one
    /// @return empty where they hold nothing for it
    public Optional<LineFigure> of(List<TrainingTrace> traces, TrainingLook look) {
        var lines = new ArrayList<Line>();
        var notes = new ArrayList<String>();
        for (int i = 0; i < traces.size(); i++) {
            var trace = traces.get(i);
            var others = look.ofOne() && i == 0 && compared != null
                    ? OtherTraining.of(traces.subList(1, traces.size()), compared, look)
                    : List.<OtherTraining>of();
            synchronized (trace) {
                if (!trace.steps().isEmpty()) {
                    addLines(new TrainingLines(trace, i, others, look, lines));
                    notes.addAll(notes(trace));
                }
            }
        }
        if (lines.stream().noneMatch(TrainingFigure::holdsSomething)) {
            return Optional.empty();
        }
        if (this == LOSS && !look.ofOne()) {
            notes.addFirst(
                    "Line: exponential mean with 0.6, corrected for its beginning; pale: each step as it was measured.");
        }
        return Optional.of(new LineFigure(
                new FigureText(id, title, notes),
                look.axis().axis(look.ofOne() ? TrainingMarks.end(traces.getFirst(), look.axis()) : null),
                valueAxis(lines, look.scale()),
                lines,
                marks(traces, look)));
    }

    private static boolean holdsSomething(Line line) {
        return line.form() != LineFigure.Form.REFERENCE
                && line.points().stream().anyMatch(point -> Double.isFinite(point.y()));
    }

    private void addLines(TrainingLines lines) {
        switch (this) {
            case LOSS -> {
                lines.addSmoothed(StepValue.LOSS);
                lines.addValidations();
            }
            case LEARNING_RATE -> lines.addRates();
            case GRADIENT_NORM -> {
                lines.addNorms();
                lines.addClip();
            }
            case TOKEN_ACCURACY -> lines.addSmoothed(StepValue.ACCURACY);
            case MEMORY -> lines.addMemory();
            case REWARD -> lines.addRewards();
        }
    }

    private Axis valueAxis(List<Line> lines, Axis.@Nullable Scale wanted) {
        var format = this == TOKEN_ACCURACY ? Axis.Format.TENTHS_OF_PERCENT : Axis.Format.NUMBER;
        return switch (this) {
            case LOSS, GRADIENT_NORM -> new Axis(valueTitle, wanted == null ? suitable(lines) : wanted, format);
            case TOKEN_ACCURACY, REWARD -> new Axis(valueTitle, Axis.Scale.LINEAR, format);
            case LEARNING_RATE, MEMORY -> new Axis(valueTitle, Axis.Scale.LINEAR, format, 0.0, null);
        };
    }

    private Axis.Scale suitable(List<Line> lines) {
        var values = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(DataPoint::y)
                .filter(value -> Double.isFinite(value) && value > 0)
                .summaryStatistics();
        boolean wide = this == GRADIENT_NORM && values.getMax() >= WIDE * values.getMin();
        return wide ? Axis.Scale.LOG10 : Axis.Scale.LINEAR;
    }

    private List<Mark> marks(List<TrainingTrace> traces, TrainingLook look) {
        var marks = new ArrayList<Mark>();
        for (var trace : traces) {
            synchronized (trace) {
                if (this == LOSS && !trace.steps().isEmpty()) {
                    TrainingMarks.best(trace, look, traces.size() == 1 || look.ofOne())
                            .filter(_ -> !look.ofOne() || trace == traces.getFirst())
                            .ifPresent(marks::add);
                }
                if (look.ofOne() && trace == traces.getFirst() && this == LOSS) {
                    marks.addAll(TrainingMarks.epochs(trace, look.axis()));
                }
            }
        }
        return marks;
    }

    private List<String> notes(TrainingTrace trace) {
        int again = trace.superseded().stream().mapToInt(StepColumns::size).sum();
        if (again == 0 || this == LEARNING_RATE || this == MEMORY || this == REWARD) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%s: %,d step%s made again after it went on from a checkpoint; %s pale and dotted.",
                trace.name(),
                again,
                again == 1 ? " was" : "s were",
                again == 1 ? "the first attempt is" : "the first attempts are"));
    }
}
