package dev.rlmworkbench.benchmark;

/// One question about one context, with the right answer.
///
/// @param contextTokens counted with the benchmark's own tokenizer (cl100k_base), not the model's
public record Task(TaskSpec spec, String context, String query, String answer, int contextTokens) {}
