package dev.rlmworkbench.training.optim;

/// How the learning rate goes over a training: up from nothing, then as a curve down to nothing.
///
/// @param curve  after the warm-up
/// @param warmUp steps until the full rate is reached, at least 0
/// @param steps  of the training, at least 1
public record LearningRate(Curve curve, int warmUp, int steps) {

    /// What follows the warm-up.
    public enum Curve {
        CONSTANT,
        /// In a straight line to 0.
        LINEAR,
        /// Half a wave: slow at first and at the end.
        COSINE
    }

    public LearningRate {
        if (warmUp < 0 || steps < 1 || warmUp > steps) {
            throw new IllegalArgumentException(
                    "A warm-up has 0 to as many steps as the training, not %,d of %,d.".formatted(warmUp, steps));
        }
    }

    /// @param step that is to be made, from 1 to the last one
    /// @return share of the full rate, 0 to 1; the first step has more than 0, the last one too
    public double share(int step) {
        int before = step - 1;
        if (before < warmUp) {
            return (before + 1.0) / (warmUp + 1.0);
        }
        double done = (double) (before - warmUp) / Math.max(1, steps - warmUp);
        return switch (curve) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - done;
            case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
        };
    }
}
