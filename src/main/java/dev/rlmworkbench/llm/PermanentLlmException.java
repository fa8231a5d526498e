package dev.rlmworkbench.llm;

import org.jspecify.annotations.Nullable;

/// A failure that will not pass by trying again.
public final class PermanentLlmException extends LlmException {

    public enum Reason {
        MODEL_NOT_FOUND,
        PROMPT_TOO_LONG,
        UNAUTHORISED,
        UNSUPPORTED,
        BAD_REQUEST,
        /// The answer was not what the protocol says: wrong content type, not JSON.
        BAD_ANSWER
    }

    private final Reason reason;

    public PermanentLlmException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, null, cause);
    }

    public PermanentLlmException(Reason reason, String message, @Nullable Remedy remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public boolean isPromptTooLong() {
        return reason == Reason.PROMPT_TOO_LONG;
    }
}
