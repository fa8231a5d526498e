package dev.rlmworkbench.training.run;

import org.jspecify.annotations.Nullable;

/// How far a training is.
///
/// @param step           steps made
/// @param tokens         gone through
/// @param seconds        spent on steps
/// @param loss           of the last step, null before the first
/// @param judgedStep     after which it was last judged, null before the first time
/// @param bestValidation lowest validation loss, null before the first
/// @param bestStep       after which it was found
/// @param waited         validations in a row that were no better
public record TrainingProgress(
        int step,
        long tokens,
        double seconds,
        @Nullable Double loss,
        @Nullable Integer judgedStep,
        @Nullable Double bestValidation,
        @Nullable Integer bestStep,
        int waited) {

    static final TrainingProgress BEGIN = new TrainingProgress(0, 0, 0, null, null, null, null, 0);

    TrainingProgress after(StepMaker.Made made, double spent) {
        return new TrainingProgress(
                step + 1,
                tokens + made.tokens(),
                seconds + spent,
                made.loss(),
                judgedStep,
                bestValidation,
                bestStep,
                waited);
    }

    TrainingProgress judged(double validation) {
        return bestValidation == null || validation < bestValidation
                ? new TrainingProgress(step, tokens, seconds, loss, step, validation, step, 0)
                : new TrainingProgress(step, tokens, seconds, loss, step, bestValidation, bestStep, waited + 1);
    }

    boolean isJudged() {
        return judgedStep != null && judgedStep == step;
    }

    boolean isBest() {
        return bestStep != null && bestStep == step;
    }

    /// Whether it was judged after steps, and the model without what it learned was never worse.
    boolean isWorseThanNothing() {
        return bestStep != null && bestStep == 0 && judgedStep != null && judgedStep > 0;
    }
}
