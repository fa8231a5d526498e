package dev.rlmworkbench.transformer;

/// How the wave lengths of rotary position embedding are stretched for windows longer than those of pretraining.
public sealed interface RopeScaling {

    record None() implements RopeScaling {}

    /// All waves longer by one factor.
    record Linear(double factor) implements RopeScaling {}

    /// Llama 3.1: long waves by the factor, short ones not, those between in between.
    ///
    /// @param originalWindow tokens, of pretraining
    record Llama3(double factor, double lowFrequency, double highFrequency, int originalWindow)
            implements RopeScaling {}
}
