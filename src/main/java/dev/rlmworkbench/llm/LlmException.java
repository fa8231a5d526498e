package dev.rlmworkbench.llm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a model gave no answer. The message is one sentence for the user: what, which endpoint or model. What to do
/// about it stands in the sentence, or as a [Remedy] where it depends on whether the user types commands or has the
/// window before him.
public abstract sealed class LlmException extends RuntimeException
        permits RetriableLlmException, PermanentLlmException {

    /// What would help.
    public sealed interface Remedy {
        /// To pull a model to the Ollama server.
        ///
        /// @param model null when any will do
        record Pull(@Nullable String model) implements Remedy {}

        /// To start a model server, to name one, or to name a model's folder.
        record NameModel() implements Remedy {}

        /// To name a server that runs the model, as this process cannot.
        record UseServer() implements Remedy {}
    }

    private final @Nullable Remedy remedy;

    protected LlmException(String message, @Nullable Remedy remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }

    /// Whether the prompt was refused because it does not fit the model's window.
    public boolean isPromptTooLong() {
        return false;
    }
}
