package dev.rlmworkbench.experiment.summary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them, the same in every locale.
public final class TextNumbers {

    public static final String UNKNOWN = "-";

    private TextNumbers() {}

    public static String percent(double share) {
        return Math.round(100 * share) + " %";
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
