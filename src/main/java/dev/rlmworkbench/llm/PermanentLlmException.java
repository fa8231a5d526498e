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

    /// What a refusal of a prompt told about sizes, so that the next one can be cut to fit.
    ///
    /// @param promptTokens of the refused prompt as the server counted them, 0 when not told
    /// @param window       tokens of prompt and answer together, 0 when not told
    public record PromptLimit(long promptTokens, long window) {
        public static final PromptLimit UNTOLD = new PromptLimit(0, 0);
    }

    private final Reason reason;
    private final PromptLimit promptLimit;

    public PermanentLlmException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, null, cause);
    }

    public PermanentLlmException(Reason reason, String message, @Nullable Remedy remedy, @Nullable Throwable cause) {
        this(reason, message, remedy, PromptLimit.UNTOLD, cause);
    }

    private PermanentLlmException(
            Reason reason, String message, @Nullable Remedy remedy, PromptLimit limit, @Nullable Throwable cause) {
        super(message, remedy, cause);
        this.reason = reason;
        this.promptLimit = limit;
    }

    /// A prompt that does not fit, with the numbers that were told.
    public static PermanentLlmException promptTooLong(String message, PromptLimit limit, @Nullable Throwable cause) {
        return new PermanentLlmException(Reason.PROMPT_TOO_LONG, message, null, limit, cause);
    }

    public Reason reason() {
        return reason;
    }

    /// What a refused prompt should have kept to, as far as the server told.
    public PromptLimit promptLimit() {
        return promptLimit;
    }

    @Override
    public boolean isPromptTooLong() {
        return reason == Reason.PROMPT_TOO_LONG;
    }
}
