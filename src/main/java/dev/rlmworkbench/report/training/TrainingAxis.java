package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import org.jspecify.annotations.Nullable;

/// What trainings are laid beside each other by.
public enum TrainingAxis {
    STEP("Step", StepValue.STEP, Axis.Format.COUNT),
    /// All that were gone through, learned or not.
    TOKENS("Tokens", StepValue.TOKENS, Axis.Format.COUNT),
    /// Passes over the data.
    EPOCH("Epoch", StepValue.EPOCH, Axis.Format.NUMBER),
    /// Spent on steps: without validation and pauses.
    SECONDS("Seconds of training", StepValue.SECONDS, Axis.Format.COUNT);

    private final String title;
    private final StepValue value;
    private final Axis.Format format;

    TrainingAxis(String title, StepValue value, Axis.Format format) {
        this.title = title;
        this.value = value;
        this.format = format;
    }

    /// @param end where it ends, null to fit the data
    Axis axis(@Nullable Double end) {
        return new Axis(title, Axis.Scale.LINEAR, format, end == null ? null : (Double) 0.0, end);
    }

    StepValue value() {
        return value;
    }
}
