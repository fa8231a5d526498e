package dev.rlmworkbench.llm;

import org.jspecify.annotations.Nullable;

/// Why a model gave no answer. The message is one sentence for the user: what, which endpoint or model, what to do.
public abstract sealed class LlmException extends RuntimeException
        permits RetriableLlmException, PermanentLlmException {
    protected LlmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Whether the prompt was refused because it does not fit the model's window.
    public boolean isPromptTooLong() {
        return false;
    }
}
