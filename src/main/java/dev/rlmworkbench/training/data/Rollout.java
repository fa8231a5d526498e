package dev.rlmworkbench.training.data;

import java.util.List;

/// One attempt of a model at a task, which it is to learn from whatever came of it.
///
/// @param task       print of the task, see [TaskPrints]: attempts at the same task have the same
/// @param score      0 to 1
/// @param finalGiven whether the model gave a final answer, and none was taken for it at a limit
/// @param codeFailed whether a code block of the root model failed
/// @param turns      of the root model
/// @param tokens     that it said
/// @param samples    the turns of the root model to the token as they were sampled, put together where they go on from
///                   each other
/// @param tooLong    tokens of its longest text where that is left out, else 0
public record Rollout(
        String task,
        double score,
        boolean finalGiven,
        boolean codeFailed,
        int turns,
        int tokens,
        List<Sample> samples,
        int tooLong) {

    public Rollout {
        samples = List.copyOf(samples);
    }
}
