package dev.rlmworkbench.benchmark;

import java.util.List;

/// One question about one context, with the right answer.
///
/// @param contextTokens counted with the benchmark's own tokenizer (cl100k_base), not the model's
/// @param rule          how a prediction is judged
/// @param evidence      sentences or lines of the context that the answer rests on; empty where that is not known
public record Task(
        TaskSpec spec,
        String context,
        String query,
        String answer,
        int contextTokens,
        AnswerRule rule,
        List<String> evidence) {

    public Task {
        evidence = List.copyOf(evidence);
    }

    /// A task that is right when its answer stands in the prediction.
    public Task(TaskSpec spec, String context, String query, String answer, int contextTokens) {
        this(spec, context, query, answer, contextTokens, new AnswerRule.Contains(), List.of());
    }
}
