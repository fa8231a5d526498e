package dev.rlmworkbench.llm;

import org.jspecify.annotations.Nullable;

/// A model's whole answer.
///
/// @param text      the answer without the thinking; what had arrived when the listener ended the stream
/// @param thinking  thoughts of a thinking model, empty for others
/// @param promptCut why the prompt (or its start) is believed not to have been read whole, null when it was; an answer
///                  with this set must be shown as truncated
public record ChatResponse(
        String text,
        String thinking,
        TokenUsage usage,
        CallTiming timing,
        FinishReason finish,
        @Nullable String promptCut) {

    public enum FinishReason {
        /// The model ended its answer or met a stop text.
        STOP,
        /// The token limit was reached.
        LENGTH,
        /// Our listener had enough and ended the stream.
        LISTENER,
        /// The server named another reason or none.
        OTHER
    }
}
