package dev.rlmworkbench.report.training;

import dev.rlmworkbench.result.training.TrainingEvent.Step;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A number that each step of a training has; NaN where its file does not tell it.
enum StepValue {
    STEP(Step::step),
    TOKENS(Step::tokens),
    EPOCH(Step::epoch),
    SECONDS(Step::seconds),
    LEARNED(Step::learned),
    LOSS(Step::loss),
    GRADIENT_NORM(Step::gradientNorm),
    ACCURACY(step -> known(step.accuracy())),
    MEMORY(step -> known(step.memory()));

    private final ToDoubleFunction<Step> of;

    StepValue(ToDoubleFunction<Step> of) {
        this.of = of;
    }

    double of(Step step) {
        return of.applyAsDouble(step);
    }

    private static double known(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }
}
