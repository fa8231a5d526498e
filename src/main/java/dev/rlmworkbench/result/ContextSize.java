package dev.rlmworkbench.result;

/// How long a task's text came out.
///
/// @param tokens counted with the benchmark's own tokenizer (cl100k_base), not the model's; 0 when unknown
/// @param chars  0 when unknown
public record ContextSize(int tokens, int chars) {}
