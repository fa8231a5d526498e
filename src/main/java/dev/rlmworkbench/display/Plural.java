package dev.rlmworkbench.display;

/// A number of things in words.
public final class Plural {

    private Plural() {}

    /// `1 page`, `1,412 pages`.
    public static String of(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }
}
