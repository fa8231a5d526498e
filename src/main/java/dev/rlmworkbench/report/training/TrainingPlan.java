package dev.rlmworkbench.report.training;

import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/// What is known of a training before its steps are made.
///
/// @param share    of the full learning rate that a step has, from 1 on
/// @param clip     norm that gradients are made smaller to
/// @param forecast bytes of memory that it is expected to take
public record TrainingPlan(IntToDoubleFunction share, double clip, OptionalLong forecast) {}
