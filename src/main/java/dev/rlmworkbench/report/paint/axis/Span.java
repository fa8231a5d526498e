package dev.rlmworkbench.report.paint.axis;

import dev.rlmworkbench.report.figure.Axis;
import java.util.stream.DoubleStream;

/// From where to where an axis goes.
public record Span(double low, double high) {

    /// Fits values.
    ///
    /// @param values those that are no numbers, or not above 0 on a logarithmic axis, are left out
    public static Span of(Axis axis, DoubleStream values) {
        boolean log = isLog(axis);
        var found = values.filter(value -> Double.isFinite(value) && (!log || value > 0))
                .summaryStatistics();
        double low = found.getCount() == 0 ? (log ? 1 : 0) : found.getMin();
        double high = found.getCount() == 0 ? (log ? 10 : 1) : found.getMax();
        if (!log && low > 0 && low < high * 0.6) {
            low = 0;
        }
        if (axis.low() != null && usable(axis.low(), log)) {
            low = axis.low();
        }
        if (axis.high() != null && usable(axis.high(), log)) {
            high = axis.high();
        }
        return new Span(low, high).notEmpty(log);
    }

    private static boolean usable(double end, boolean log) {
        return Double.isFinite(end) && (!log || end > 0);
    }

    private Span notEmpty(boolean log) {
        if (high > low) {
            return this;
        }
        double middle = high;
        double reach = Math.max(Math.abs(middle) * 0.1, 0.5);
        return log ? new Span(middle / 1.5, middle * 1.5) : new Span(middle - reach, middle + reach);
    }

    /// With room at its ends.
    ///
    /// @param lower share of the length
    public Span padded(Axis axis, double lower, double upper) {
        if (isLog(axis)) {
            double length = Math.log(high / low);
            return new Span(low * Math.exp(-length * lower), high * Math.exp(length * upper));
        }
        double length = high - low;
        return new Span(low - length * lower, high + length * upper);
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    public static boolean isLog(Axis axis) {
        return axis.scale() != Axis.Scale.LINEAR;
    }
}
