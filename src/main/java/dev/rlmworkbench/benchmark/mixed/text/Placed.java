package dev.rlmworkbench.benchmark.mixed.text;

/// A block of text that must stand at a place.
///
/// @param place 0 (start) to 1 (end)
/// @param block ends with a line end and begins with something else
public record Placed(double place, String block) {}
