package dev.rlmworkbench.transformer.chat;

/// One message as a chat template takes it.
///
/// @param role `system`, `user` or `assistant`
public record ChatTurn(String role, String content) {

    ChatTurn withContent(String other) {
        return new ChatTurn(role, other);
    }

    boolean isAssistant() {
        return role.equals("assistant");
    }
}
