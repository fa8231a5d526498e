package dev.rlmworkbench.llm;

import java.util.List;

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

    /// Characters over all messages: what token estimates start from.
    public long chars() {
        return messages.stream().mapToLong(m -> m.content().length()).sum();
    }
}
