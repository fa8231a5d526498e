package dev.rlmworkbench.result;

import java.util.Comparator;

/// A requested context length, ordered by unit and size.
///
/// @param unit `tokens` or `chars`
public record ContextLength(int value, String unit) implements Comparable<ContextLength> {

    private static final Comparator<ContextLength> ORDER =
            Comparator.comparing(ContextLength::unit).thenComparingInt(ContextLength::value);

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
