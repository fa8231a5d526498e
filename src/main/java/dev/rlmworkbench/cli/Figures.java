package dev.rlmworkbench.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them, the same in every locale.
final class Figures {

    private static final String UNKNOWN = "-";

    private Figures() {}

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// Three digits at most before the unit is left to the reader: `0.42`, `4.2`, `42`.
    static String seconds(@Nullable Double seconds) {
        if (seconds == null) {
            return UNKNOWN;
        }
        var format = seconds < 1 ? "%.2f" : seconds < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, seconds);
    }

    static String count(@Nullable Double mean) {
        return mean == null ? UNKNOWN : String.format(Locale.ROOT, "%,.0f", mean);
    }

    static String tenths(double mean) {
        return String.format(Locale.ROOT, "%.1f", mean);
    }

    static String pValue(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
