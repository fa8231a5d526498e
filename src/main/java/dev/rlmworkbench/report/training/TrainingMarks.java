package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.LineFigure.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a training that are named: where it was best, where an epoch begins, where it will end.
final class TrainingMarks {

    /// More would hide what they divide.
    private static final int MAX_EPOCHS = 12;

    private TrainingMarks() {}

    /// Where the validation loss was lowest.
    ///
    /// @param alone whether it is clear of which training it tells
    static Optional<Mark> best(TrainingTrace trace, TrainingLook look, boolean alone) {
        return trace.best()
                .flatMap(best -> place(trace, best.step(), look.axis()).map(x -> {
                    var label = "%sbest %s, %s%s"
                            .formatted(
                                    alone ? "" : trace.name() + ": ",
                                    Axis.Format.NUMBER.write(best.loss()),
                                    best.step() == 0 ? "untrained" : "step %,d".formatted(best.step()),
                                    look.ofOne() ? waited(trace) : "");
                    return new Mark(x, label, false, "");
                }));
    }

    /// How near it is to an early stop.
    private static String waited(TrainingTrace trace) {
        int waited = trace.validations().getLast().waited();
        if (waited == 0) {
            return "";
        }
        var patience = trace.started()
                .flatMap(started -> started.spec().get("schedule") instanceof java.util.Map<?, ?> schedule
                                && schedule.get("patience") instanceof Number number
                                && number.intValue() > 0
                        ? Optional.of(" of " + number.intValue())
                        : Optional.empty())
                .orElse("");
        return "; no better since %d%s".formatted(waited, patience);
    }

    /// @return empty where the file lacks the step
    static Optional<Double> place(TrainingTrace trace, int step, TrainingAxis axis) {
        if (step == 0) {
            return Optional.of(0.0);
        }
        var steps = trace.steps().of(StepValue.STEP);
        int at = steps.firstFrom(step);
        return at < steps.size() && steps.get(at) == step
                ? Optional.of(trace.steps().of(axis.value()).get(at))
                : Optional.empty();
    }

    /// Where the second and the later epochs begin, those to come too where that is known.
    static List<Mark> epochs(TrainingTrace trace, TrainingAxis axis) {
        var begun = trace.started();
        var marks = new ArrayList<Mark>();
        if (begun.isEmpty() || begun.get().epochs() > MAX_EPOCHS) {
            return marks;
        }
        double perEpoch = begun.get().steps() / begun.get().epochs();
        for (int epoch = 1; epoch < begun.get().epochs(); epoch++) {
            int number = epoch + 1;
            var x =
                    switch (axis) {
                        case STEP -> Optional.of(epoch * perEpoch);
                        case EPOCH -> Optional.of((double) epoch);
                        case TOKENS, SECONDS -> reached(trace, epoch, axis);
                    };
            x.ifPresent(place -> marks.add(new Mark(place, "Epoch " + number, false, "")));
        }
        return marks;
    }

    private static Optional<Double> reached(TrainingTrace trace, int epoch, TrainingAxis axis) {
        int at = trace.steps().of(StepValue.EPOCH).firstFrom(epoch);
        return at < trace.steps().size()
                ? Optional.of(trace.steps().of(axis.value()).get(at))
                : Optional.empty();
    }

    /// Where the training will end, null where that is not known.
    static @Nullable Double end(TrainingTrace trace, TrainingAxis axis) {
        return trace.started()
                .map(started -> switch (axis) {
                    case STEP -> (Double) (double) started.steps();
                    case EPOCH -> (Double) started.epochs();
                    case TOKENS, SECONDS -> null;
                })
                .orElse(null);
    }
}
