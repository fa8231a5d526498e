package dev.rlmworkbench.display;

import java.time.Duration;

/// A time rounded to what matters.
public final class ReadableTime {

    private ReadableTime() {}

    /// `0.8 s`, `47 s`, `12 min`, `3 h 05 min`.
    public static String of(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds < 10) {
            return "%.1f s".formatted(seconds);
        }
        if (seconds < 99.5) {
            return "%.0f s".formatted(seconds);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 120 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }

    public static String of(double seconds) {
        return of(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
