package dev.rlmworkbench.training.data;

import dev.rlmworkbench.llm.ChatMessage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sequence to train on. Not to be changed: its arrays are shared.
///
/// @param messages the conversation, the last of them the last answer that is learned
/// @param ids      of the tokens
/// @param targets  where the tokens stand that the model is to learn to say, in their order
public record Sample(List<ChatMessage> messages, int[] ids, List<Target> targets, Origin origin) {

    /// What the assistant says in one turn, with the token that ends the turn.
    ///
    /// @param start  index of the first token
    /// @param end    the index after the last
    /// @param turn   of the root model, from 1; 0 for sub-calls
    /// @param answer the text
    public record Target(int start, int end, int turn, String answer) {}

    /// Where a sample comes from.
    ///
    /// @param file        the trajectories
    /// @param fingerprint of the task with its method
    /// @param call        id of the call within the task
    /// @param role        `root` or `sub`
    /// @param family      of the task
    /// @param kind        of its question, null where the family has no kinds
    /// @param length      of the context as it was asked for
    /// @param document    print of the text that was asked about, see [TaskPrints]
    /// @param task        print of the question about it
    public record Origin(
            String file,
            String fingerprint,
            String call,
            String role,
            String family,
            @Nullable String kind,
            int length,
            String document,
            String task) {

        /// Family, kind and length, such as `niah 4,000`.
        public String part() {
            return "%s%s %,d".formatted(family, kind == null ? "" : " " + kind, length);
        }
    }

    public Sample {
        messages = List.copyOf(messages);
        targets = List.copyOf(targets);
    }

    /// Tokens that are learned.
    public int supervised() {
        return targets.stream()
                .mapToInt(target -> target.end() - target.start())
                .sum();
    }

    /// 1 for each token that is learned, 0 for the others.
    public int[] mask() {
        var mask = new int[ids.length];
        targets.forEach(target -> Arrays.fill(mask, target.start(), target.end(), 1));
        return mask;
    }
}
