package dev.rlmworkbench.llm;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A conversation to be continued by the model.
///
/// @param messages at least one, the last normally a user message
/// @param think    whether a thinking model may think first; its thoughts are kept apart from the answer
public record ChatRequest(List<ChatMessage> messages, Sampling sampling, boolean think) {

    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a chat request needs at least one message");
        }
    }

    public static ChatRequest of(String prompt, Sampling sampling) {
        return new ChatRequest(List.of(ChatMessage.user(prompt)), sampling, false);
    }

    /// The seed of this one call: made from that of the sampling and the words of the conversation. Were all calls of a
    /// run to draw the same numbers, it would be right or wrong in all tasks at once.
    ///
    /// @return 0 to 2³¹ - 1, what every server takes; the same for the same request; null where the sampling has
    ///         none
    public @Nullable Long seed() {
        if (sampling.seed() == null) {
            return null;
        }
        // String and List define their hashes, so that they are the same in every run
        int words = messages.stream().map(ChatMessage::content).toList().hashCode();
        return new SplittableRandom(31 * sampling.seed() + words).nextLong(1L << 31);
    }

    /// Characters over all messages: what token estimates start from.
    public long chars() {
        return messages.stream().mapToLong(m -> m.content().length()).sum();
    }
}
