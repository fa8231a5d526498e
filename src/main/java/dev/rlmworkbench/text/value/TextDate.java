package dev.rlmworkbench.text.value;

import java.util.Comparator;

/// A date as a text says it; [DateReader] knows in which forms. One without a year stands before all with one.
///
/// @param year  0 where it is not said
/// @param month 0 where it is not said
/// @param day   0 where it is not said
/// @param clock `07:12` or `07:12:33`, 0 to 24 hours; empty where it is not said
public record TextDate(int year, int month, int day, String clock) implements Comparable<TextDate> {

    @Override
    public int compareTo(TextDate other) {
        return Comparator.comparingInt(TextDate::year)
                .thenComparingInt(TextDate::month)
                .thenComparingInt(TextDate::day)
                .thenComparing(TextDate::clock)
                .compare(this, other);
    }
}
