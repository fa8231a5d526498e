package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.stats.Interval;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them, the same in every locale.
public final class TextNumbers {

    public static final String UNKNOWN = "-";

    private TextNumbers() {}

    public static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// A length that was reckoned, not asked for: `640`, `5.7K`, `32K`.
    public static String length(double length) {
        long rounded = Math.round(length);
        return rounded < 1_000
                ? Long.toString(rounded)
                : String.format(Locale.ROOT, "%.1fK", rounded / 1_000.0).replace(".0K", "K");
    }

    /// Seconds with their interval, where there is one: `4.2 [3.1-5.0]`.
    public static String seconds(@Nullable Double seconds, @Nullable Interval interval) {
        return interval == null
                ? seconds(seconds)
                : "%s [%s-%s]".formatted(seconds(seconds), seconds(interval.low()), seconds(interval.high()));
    }

    /// Percentage points with their sign: `+12`, `-3`, `0`.
    public static String points(double share) {
        long points = Math.round(100 * share);
        return points > 0 ? "+" + points : Long.toString(points);
    }

    /// With its 95 % interval: `62 % [48-74]`.
    public static String percent(double share, WilsonInterval interval) {
        return "%s [%d-%d]"
                .formatted(percent(share), Math.round(100 * interval.low()), Math.round(100 * interval.high()));
    }

    /// Three digits at most before the unit is left to the reader: `0.42`, `4.2`, `42`.
    public static String seconds(@Nullable Double seconds) {
        if (seconds == null) {
            return UNKNOWN;
        }
        var format = seconds < 1 ? "%.2f" : seconds < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, seconds);
    }

    public static String count(@Nullable Double mean) {
        return mean == null ? UNKNOWN : String.format(Locale.ROOT, "%,.0f", mean);
    }

    public static String tenths(double mean) {
        return String.format(Locale.ROOT, "%.1f", mean);
    }

    public static String pValue(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
