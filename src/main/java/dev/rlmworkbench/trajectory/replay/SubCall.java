package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.llm.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that a step's code made: of the sub model, or of a child RLM with steps of its own.
///
/// @param id      of the call, unique within the task
/// @param depth   1 for calls of the root's code
/// @param prompt  the last message of the first call
/// @param reply   empty while it goes on or when it failed
/// @param failure null when it did not fail
/// @param usage   over all its own calls, null before one has ended
/// @param ended   null while it goes on
/// @param steps   of a child RLM; of a plain call its one call
public record SubCall(
        String id,
        int depth,
        String model,
        String prompt,
        String reply,
        @Nullable String failure,
        @Nullable TokenUsage usage,
        Instant started,
        @Nullable Instant ended,
        List<Step> steps) {

    /// Whether it looked into a context by code of its own.
    public boolean isRlm() {
        return steps.size() > 1 || steps.stream().anyMatch(step -> !step.code().isEmpty());
    }
}
