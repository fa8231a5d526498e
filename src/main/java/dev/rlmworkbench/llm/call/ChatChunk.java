package dev.rlmworkbench.llm.call;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A piece of an answer as one JSON document of the server tells it.
///
/// @param finish           why the model ended, null before that
/// @param promptTokens     0 when this piece does not tell
/// @param completionTokens 0 when this piece does not tell
/// @param timing           of the server, without the total; null when it does not tell
/// @param last             nothing comes after this piece
public record ChatChunk(
        String text,
        String thinking,
        @Nullable FinishReason finish,
        int promptTokens,
        int completionTokens,
        @Nullable CallTiming timing,
        boolean last) {

    public static final ChatChunk END = new ChatChunk("", "", null, 0, 0, null, true);

    /// A piece of text in the middle of an answer.
    public static ChatChunk piece(String text, int promptTokens, int completionTokens) {
        return new ChatChunk(text, "", null, promptTokens, completionTokens, null, false);
    }

    /// Nothing more comes.
    public static ChatChunk last(FinishReason why, int promptTokens, int completionTokens) {
        return new ChatChunk("", "", why, promptTokens, completionTokens, null, true);
    }

    /// The server's content filter ended it.
    public static final ChatChunk FILTERED = last(FinishReason.CONTENT_FILTER, 0, 0);

    /// Servers that pass other makers' models on tell these makers' words too.
    public static FinishReason finish(String wireName) {
        return switch (wireName.toLowerCase(Locale.ROOT)) {
            case "stop", "eos", "eos_token", "stop_sequence", "end_turn" -> FinishReason.STOP;
            case "length", "max_tokens", "model_length", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "content_filter", "safety", "refusal", "sensitive", "recitation", "blocklist", "prohibited_content" ->
                FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
