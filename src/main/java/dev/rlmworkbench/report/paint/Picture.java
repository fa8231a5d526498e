package dev.rlmworkbench.report.paint;

/// A figure as pixels for a screen.
///
/// @param argbPre one int a pixel, row by row: alpha, red, green, blue, the colours multiplied by alpha
/// @param width   in pixels of the array
/// @param height  in pixels of the array
/// @param hits    in the units that were asked for, before they were scaled
public record Picture(int[] argbPre, int width, int height, Hits hits) {}
