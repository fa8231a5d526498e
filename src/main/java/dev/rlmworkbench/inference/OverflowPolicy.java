package dev.rlmworkbench.inference;

import java.util.Locale;

/// What vanilla inference does with a context that does not fit the model's window. Declared, part of the fingerprint,
/// and every answer from a cut context is marked truncated.
public enum OverflowPolicy {
    /// No call is made; the task counts as not answered.
    REFUSE,
    /// The start is kept.
    HEAD,
    /// Start and end are kept, the middle goes (as LongBench does).
    MIDDLE,
    /// The end is kept.
    TAIL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param chars most characters of the result
    String cut(String context, int chars) {
        if (context.length() <= chars) {
            return context;
        }
        int size = Math.max(chars, 0);
        return switch (this) {
            case REFUSE -> throw new IllegalStateException("a refused context is never cut");
            case HEAD -> context.substring(0, size);
            case TAIL -> context.substring(context.length() - size);
            case MIDDLE ->
                context.substring(0, size / 2) + "\n[...]\n" + context.substring(context.length() - (size - size / 2));
        };
    }
}
