package dev.rlmworkbench.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /// The server's content filter held back the answer.
    FILTERED,
    /// The model, its server or the sandbox failed. The record's error says how, and the task runs again on resume.
    FAILED;

    /// Why there is no answer, as people read it.
    ///
    /// @param wireName as in result files; one that this version does not know is shown as it is
    public static String explained(@Nullable String wireName) {
        return find(wireName).map(StopReason::explanation).orElse(String.valueOf(wireName));
    }

    /// Empty for null and for what this version does not know.
    public static Optional<StopReason> find(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName().equals(wireName))
                .findFirst();
    }

    private String explanation() {
        return switch (this) {
            case FINAL -> "the model said nothing";
            case ITERATIONS -> "the limit of turns is reached";
            case SUB_CALLS -> "the limit of sub-calls is reached";
            case TOKENS -> "the limit of tokens is reached";
            case TIME -> "the time is up";
            case ERRORS -> "too many failed turns in a row";
            case REFUSED -> "its prompt does not fit the model's window";
            case THINKING -> "thinking used the whole budget";
            case FILTERED -> "the server's content filter held back the answer";
            case FAILED -> "a failure";
        };
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
