package dev.rlmworkbench.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A failure that may pass: no connection, time-out, 429, 5xx, a torn stream.
public final class RetriableLlmException extends LlmException {

    private final @Nullable Duration retryAfter;

    public RetriableLlmException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, null, cause);
        this.retryAfter = retryAfter;
    }

    public RetriableLlmException(String message, Remedy remedy) {
        super(message, remedy, null);
        this.retryAfter = null;
    }

    /// What the server asked for in Retry-After, null when it did not.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
