package dev.rlmworkbench.trajectory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model was given and what it said, to the token, without what the file says already: the messages' texts, and
/// what the prompt shares with the call before it. [TokenHistory] writes and reads it.
///
/// @param keptBetween how many of the first `between` of the previous call are these, too
/// @param between     the rendered prompt without the messages: what stands before the first, between them, and behind
///                    the last. Only those after the kept ones
/// @param prompt      the rendered prompt as a whole, where the messages do not stand in it as they are; else null
/// @param keptTokens  tokens that the prompt has in common with the previous prompt and answer
/// @param promptIds   the prompt's tokens from there on
/// @param answerIds   the answer's tokens, the one that ended it among them
public record TokenRecord(
        int keptBetween,
        List<String> between,
        @Nullable String prompt,
        int keptTokens,
        List<Integer> promptIds,
        List<Integer> answerIds) {

    public TokenRecord {
        between = List.copyOf(between);
        promptIds = List.copyOf(promptIds);
        answerIds = List.copyOf(answerIds);
    }
}
