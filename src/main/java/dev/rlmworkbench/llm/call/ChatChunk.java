package dev.rlmworkbench.llm.call;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
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

    public static FinishReason finish(String wireName) {
        return switch (wireName) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }
}
