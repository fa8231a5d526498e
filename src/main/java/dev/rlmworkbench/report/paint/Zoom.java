package dev.rlmworkbench.report.paint;

/// The part of a figure that is looked at, in values of its axes. Bars and heat maps are always drawn whole.
///
/// @param xLow above 0 where the axis is logarithmic
/// @param yLow above 0 where the axis is logarithmic
public record Zoom(double xLow, double xHigh, double yLow, double yHigh) {

    /// @throws IllegalArgumentException when an end is not a number or the ends are equal or in the wrong order
    public Zoom {
        if (!(xLow < xHigh && yLow < yHigh) || !Double.isFinite(xHigh - xLow) || !Double.isFinite(yHigh - yLow)) {
            throw new IllegalArgumentException(
                    "there is nothing between %s and %s, %s and %s".formatted(xLow, xHigh, yLow, yHigh));
        }
    }
}
