package dev.rlmworkbench.stats;

/// A 95 % interval of something, both ends included.
public record Interval(double low, double high) {}
