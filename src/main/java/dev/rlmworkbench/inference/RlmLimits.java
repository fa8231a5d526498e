package dev.rlmworkbench.inference;

import java.time.Duration;

/// What one question may cost. Child RLMs share the budget of the question.
///
/// @param iterations root turns, at least 1
/// @param depth      1: sub-calls are plain model calls; 2: `rlm_query` runs a child RLM, and so on
/// @param subCalls   over all depths
/// @param tokens     prompt and completion over all calls
/// @param errors     turns in a row whose code failed
public record RlmLimits(int iterations, int depth, int subCalls, long tokens, Duration time, int errors) {

    public static final RlmLimits DEFAULT = new RlmLimits(20, 1, 1_000, 2_000_000, Duration.ofMinutes(20), 6);

    public RlmLimits {
        require(iterations >= 1, "the iteration limit must be at least 1, not " + iterations);
        require(depth >= 1, "the depth limit must be at least 1, not " + depth);
        require(subCalls >= 0, "the sub-call limit must not be negative, not " + subCalls);
        require(tokens >= 1, "the token limit must be at least 1, not " + tokens);
        require(time.isPositive(), "the time limit must be positive, not " + time);
        require(errors >= 1, "the error limit must be at least 1, not " + errors);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// Of a method that asks the model once.
    static RlmLimits oneCall(Duration time) {
        return new RlmLimits(1, 1, 0, DEFAULT.tokens(), time, 1);
    }
}
