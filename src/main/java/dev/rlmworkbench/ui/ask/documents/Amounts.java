package dev.rlmworkbench.ui.ask.documents;

/// Numbers as people read them.
public final class Amounts {

    private Amounts() {}

    /// `1 page`, `412 pages`.
    public static String count(int number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
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

    /// `less than 0.1`, `0.3`, `12`.
    public static String percent(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return percent < 0.1 ? "less than 0.1" : percent < 9.95 ? "%.1f".formatted(percent) : "%.0f".formatted(percent);
    }
}
