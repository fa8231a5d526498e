package dev.rlmworkbench.ui.control;

import dev.rlmworkbench.display.Plural;

/// Numbers as people read them.
public final class Figures {

    private Figures() {}

    /// `1 page`, `1,412 pages`.
    public static String count(long number, String noun) {
        return Plural.of(number, noun);
    }

    /// `850`, `3.2K`, `244K`, `1.3M`.
    public static String tokens(long tokens) {
        if (tokens < 1_000) {
            return Long.toString(tokens);
        }
        if (tokens < 999_500) {
            return tokens < 9_950 ? "%.1fK".formatted(tokens / 1e3) : "%.0fK".formatted(tokens / 1e3);
        }
        return "%.1fM".formatted(tokens / 1e6);
    }

    /// Of a model: `3M`, `1.5B`.
    public static String parameters(long count) {
        return count < 1_000_000_000 ? "%.0fM".formatted(count / 1e6) : "%.1fB".formatted(count / 1e9);
    }

    /// In powers of 1000: `812 B`, `34 KB`, `1.4 MB`, `2.1 GB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return "%.0f KB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.1f GB".formatted(bytes / 1e9);
    }

    /// `less than 0.1`, `0.3`, `12`.
    public static String percent(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return percent < 0.1 ? "less than 0.1" : percent < 9.95 ? "%.1f".formatted(percent) : "%.0f".formatted(percent);
    }

    /// To be compared with others: `0.8 s`, `47.3 s`, `1,204 s`.
    public static String seconds(double seconds) {
        return seconds < 99.95 ? "%.1f s".formatted(seconds) : "%,.0f s".formatted(seconds);
    }
}
