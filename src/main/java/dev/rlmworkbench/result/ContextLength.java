package dev.rlmworkbench.result;

import java.util.Comparator;

/// A requested context length, ordered by unit and size.
///
/// @param unit `tokens` or `chars`
public record ContextLength(int value, String unit) implements Comparable<ContextLength> {

    private static final int MIN_NEAREST = 1_000;

    private static final Comparator<ContextLength> ORDER =
            Comparator.comparing(ContextLength::unit).thenComparingInt(ContextLength::value);

    /// The nearest of 1,000, 2,000, 4,000 and so on, so that texts of like length are counted together.
    public static int nearest(int tokens) {
        double doublings = Math.log(Math.max(1.0, (double) tokens / MIN_NEAREST)) / Math.log(2);
        return MIN_NEAREST << Math.round((float) doublings);
    }

    @Override
    public int compareTo(ContextLength other) {
        return ORDER.compare(this, other);
    }

    /// `32K`, or all digits where the length is no multiple of 1,000.
    public String shortName() {
        return value >= 1_000 && value % 1_000 == 0 ? value / 1_000 + "K" : Integer.toString(value);
    }

    @Override
    public String toString() {
        return shortName() + " " + unit;
    }
}
