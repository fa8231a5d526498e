package dev.rlmworkbench.ui.state;

import java.time.Duration;

/// Times as people read them.
public final class Durations {

    private Durations() {}

    /// `0.8 s`, `47 s`, `12 min`, `3 h 05 min`.
    public static String text(Duration time) {
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
}
