package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.result.training.TrainingEvent.Step;

/// What trainings are laid beside each other by.
public enum TrainingAxis {
    STEP("Step"),
    /// All that were gone through, learned or not.
    TOKENS("Tokens"),
    /// Spent on steps: without validation and pauses.
    SECONDS("Seconds of training");

    private final String title;

    TrainingAxis(String title) {
        this.title = title;
    }

    Axis axis() {
        return new Axis(title, Axis.Scale.LINEAR, Axis.Format.COUNT);
    }

    double of(Step step) {
        return switch (this) {
            case STEP -> step.step();
            case TOKENS -> step.tokens();
            case SECONDS -> step.seconds();
        };
    }
}
