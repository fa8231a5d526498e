package dev.rlmworkbench.llm;

import dev.rlmworkbench.result.Usage;
import org.jspecify.annotations.Nullable;

/// A model's whole answer.
///
/// @param text      the answer without the thinking; what had arrived when the listener ended the stream
/// @param thinking  thoughts of a thinking model, empty for others
/// @param raw       all that the model gave, before thoughts are parted from it and anything is cut: of a server the
///                  pieces as they came, with thoughts that it sends apart in `<think>...</think>` before them; of a
///                  model in this process its tokens as text, special ones by their names, without the one that ends
///                  the answer but with a stop text
/// @param limit     that a finish by [FinishReason#LENGTH] met; null for other finishes and where it cannot be told
/// @param promptCut why the prompt (or its start) is believed not to have been read whole, null when it was; an answer
///                  with this set must be shown as truncated
/// @param exact     the tokens themselves, null where the model runs behind a server
public record ChatResponse(
        String text,
        String thinking,
        String raw,
        TokenUsage usage,
        CallTiming timing,
        FinishReason finish,
        @Nullable Limit limit,
        @Nullable String promptCut,
        @Nullable ExactTokens exact) {

    public enum FinishReason {
        /// The model ended its answer or met a stop text.
        STOP,
        /// The token limit was reached.
        LENGTH,
        /// Our listener had enough and ended the stream.
        LISTENER,
        /// The server's content filter held back the answer, the rest of it, or the prompt; the text is what came
        /// before.
        CONTENT_FILTER,
        /// The server named another reason or none.
        OTHER
    }

    public enum Limit {
        /// The most tokens that were asked for ([Sampling#maxTokens()]).
        REPLY_BUDGET,
        /// Prompt and answer fill the model's window. It is this one when both are met: a larger budget would not help.
        WINDOW;

        /// Which limit ended an answer.
        ///
        /// @param promptTokens     0 when not told
        /// @param completionTokens 0 when not told
        /// @param budget           most tokens asked for, null for no limit
        /// @param window           0 when unknown
        /// @return null when the counts fit neither
        public static @Nullable Limit met(
                int promptTokens, int completionTokens, @Nullable Integer budget, int window) {
            if (window > 0 && promptTokens + completionTokens >= window) {
                return WINDOW;
            }
            return budget != null && completionTokens >= budget ? REPLY_BUDGET : null;
        }
    }

    /// An answer of which nothing was cut and no more is known.
    public ChatResponse(String text, String thinking, TokenUsage usage, CallTiming timing, FinishReason finish) {
        this(text, thinking, raw(thinking, text), usage, timing, finish, null, null, null);
    }

    /// What this one call took.
    public Usage spent() {
        return new Usage(
                usage.promptTokens(),
                usage.completionTokens(),
                1,
                timing.load().toNanos() / 1e9,
                timing.prefill().toNanos() / 1e9,
                timing.decode().toNanos() / 1e9,
                usage.estimated());
    }

    /// @param apart thoughts that came apart from the text
    public static String raw(String apart, String text) {
        return apart.isEmpty() ? text : "<think>" + apart + "</think>" + text;
    }

    /// Whether the whole budget went into thinking: the model came to no answer, right or wrong.
    public boolean isThoughtOnly() {
        return finish == FinishReason.LENGTH && text.isBlank() && !thinking.isBlank();
    }

    /// One sentence about an answer that [#isThoughtOnly()], for people.
    public String thoughtOnlySentence() {
        return "thinking used the whole " + (limit == Limit.WINDOW ? "window" : "reply budget") + " ("
                + usage.completionTokens() + " tokens)";
    }

    public ChatResponse withText(String text) {
        return new ChatResponse(text, thinking, raw, usage, timing, finish, limit, promptCut, exact);
    }

    public ChatResponse withRaw(String raw) {
        return new ChatResponse(text, thinking, raw, usage, timing, finish, limit, promptCut, exact);
    }

    public ChatResponse withLimit(@Nullable Limit limit) {
        return new ChatResponse(text, thinking, raw, usage, timing, finish, limit, promptCut, exact);
    }

    public ChatResponse withPromptCut(@Nullable String promptCut) {
        return new ChatResponse(text, thinking, raw, usage, timing, finish, limit, promptCut, exact);
    }

    public ChatResponse withExact(@Nullable ExactTokens exact) {
        return new ChatResponse(text, thinking, raw, usage, timing, finish, limit, promptCut, exact);
    }
}
