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
    /// A prompt that the method has to send does not fit the model's window: the same in every method. It is a result,
    /// not an error: the same task would be refused again.
    REFUSED,
    /// The model spent its whole reply on thinking and came to no answer.
    THINKING,
    /// The model, its server or the sandbox failed. The record's error says how, and the task runs again on resume.
    FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
