package dev.rlmworkbench.training.data;

import java.util.List;

/// A data set before it is written.
///
/// @param training   samples to learn from
/// @param validation samples of other texts, to judge by
/// @param pairs      of answers, empty where none were asked for
/// @param heldOut    that was kept out
/// @param refusals   every trajectory, turn and sample that was refused, and why
public record SftDataset(
        List<Sample> training,
        List<Sample> validation,
        List<PreferencePairs.Pair> pairs,
        HeldOut heldOut,
        List<Funnel.Refusal> refusals,
        SftReport report) {}
