package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.display.Plural;

/// Numbers as people read them.
public final class Counted {

    private Counted() {}

    /// `1 task`, `2 tasks`.
    public static String count(int number, String noun) {
        return Plural.of(number, noun);
    }

    /// `512 MB`, `15.6 GB`, in powers of 1000.
    public static String bytes(long bytes) {
        return bytes < 10_000_000_000L ? "%,d MB".formatted(Math.round(bytes / 1e6)) : "%.1f GB".formatted(bytes / 1e9);
    }
}
