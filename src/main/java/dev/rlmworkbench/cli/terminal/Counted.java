package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.stats.Plural;
import java.time.Duration;

/// Numbers as people read them.
public final class Counted {

    private Counted() {}

    /// `1 task`, `2 tasks`.
    public static String count(int number, String noun) {
        return Plural.of(number, noun);
    }

    /// `0.8 s`, `47 s`, `12 min`, `3 h 05 min`.
    public static String time(Duration time) {
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

    public static String time(double seconds) {
        return time(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// `512 MB`, `15.6 GB`, in powers of 1000.
    public static String bytes(long bytes) {
        return bytes < 10_000_000_000L ? "%,d MB".formatted(Math.round(bytes / 1e6)) : "%.1f GB".formatted(bytes / 1e9);
    }
}
