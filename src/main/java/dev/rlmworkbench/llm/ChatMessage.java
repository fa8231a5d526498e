package dev.rlmworkbench.llm;

import java.util.Locale;

/// One message of a conversation.
public record ChatMessage(Role role, String content) {

    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        /// The name both Ollama and the OpenAI protocol use on the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ChatMessage system(String content) {
        return new ChatMessage(Role.SYSTEM, content);
    }

    public static ChatMessage user(String content) {
        return new ChatMessage(Role.USER, content);
    }

    public static ChatMessage assistant(String content) {
        return new ChatMessage(Role.ASSISTANT, content);
    }

    /// The same with more behind it: many chat templates refuse two messages of one role in a row.
    public ChatMessage and(String more) {
        return new ChatMessage(role, content + "\n\n" + more);
    }
}
