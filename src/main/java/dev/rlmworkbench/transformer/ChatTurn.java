package dev.rlmworkbench.transformer;

/// One message as a chat template takes it.
///
/// @param role `system`, `user` or `assistant`
public record ChatTurn(String role, String content) {}
