package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.ExactTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model was given and what it said, to the token. A conversation grows at its end, so each call records only
/// what its prompt does not share with the previous call of the same conversation (its prompt, then its answer).
///
/// @param keptChars  characters that the rendered prompt has in common with the previous prompt
/// @param prompt     the rendered prompt from there on
/// @param keptTokens tokens that the prompt has in common with the previous prompt and answer
/// @param promptIds  the prompt's tokens from there on
/// @param answerIds  the answer's tokens, the one that ended it among them
public record TokenRecord(
        int keptChars, String prompt, int keptTokens, List<Integer> promptIds, List<Integer> answerIds) {

    public TokenRecord {
        promptIds = List.copyOf(promptIds);
        answerIds = List.copyOf(answerIds);
    }

    /// @param previous of the same conversation, null for its first call
    public static TokenRecord of(@Nullable ExactTokens previous, ExactTokens now) {
        int chars = previous == null ? 0 : commonChars(previous.prompt(), now.prompt());
        int tokens = previous == null ? 0 : commonTokens(sequence(previous), now.promptIds());
        return new TokenRecord(
                chars,
                now.prompt().substring(chars),
                tokens,
                now.promptIds().subList(tokens, now.promptIds().size()),
                now.completionIds());
    }

    /// The whole again.
    ///
    /// @throws IllegalArgumentException when the previous call is not the one that this was recorded after
    public ExactTokens after(@Nullable ExactTokens previous) {
        var text = previous == null ? "" : previous.prompt();
        var ids = previous == null ? List.<Integer>of() : sequence(previous);
        if (keptChars < 0 || keptChars > text.length() || keptTokens < 0 || keptTokens > ids.size()) {
            throw new IllegalArgumentException("the tokens were recorded after a call that is not there");
        }
        var prompt = new ArrayList<>(ids.subList(0, keptTokens));
        prompt.addAll(promptIds);
        return new ExactTokens(text.substring(0, keptChars) + this.prompt, prompt, answerIds);
    }

    private static List<Integer> sequence(ExactTokens call) {
        var all = new ArrayList<>(call.promptIds());
        all.addAll(call.completionIds());
        return all;
    }

    private static int commonChars(String a, String b) {
        int shared = 0;
        while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static int commonTokens(List<Integer> a, List<Integer> b) {
        int shared = 0;
        while (shared < Math.min(a.size(), b.size()) && a.get(shared).equals(b.get(shared))) {
            shared++;
        }
        return shared;
    }
}
