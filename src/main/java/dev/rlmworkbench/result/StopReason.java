package dev.rlmworkbench.result;

import java.util.Locale;

/// Why a method stopped.
public enum StopReason {
    /// The model gave its answer.
    FINAL,
    ITERATIONS,
    SUB_CALLS,
    TOKENS,
    TIME,
    ERRORS,
    /// The prompt does not fit the window and the policy is to refuse.
    REFUSED,
    /// The model, its server or the sandbox failed.
    FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
