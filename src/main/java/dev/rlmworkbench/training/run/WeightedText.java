package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.data.Sample;

/// A text that is learned.
///
/// @param weight of its learned tokens beside those of the other texts of the step: 1 makes each of them likelier as
///               usual, a negative one less likely
public record WeightedText(Sample text, double weight) {}
