package dev.rlmworkbench.benchmark;

import java.util.Locale;

/// What a context length counts.
public enum LengthUnit {
    TOKENS,
    CHARS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
