package dev.rlmworkbench.report.figure;

/// How the parts of a figure that belong together are told from others: colour and marker by `tone`, dash by the rest.
///
/// @param variant 0 for the first model, adapter or setting of a tone, 1 for the second, and so on: another dash
public record SeriesStyle(Tone tone, int variant) {}
