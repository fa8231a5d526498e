package dev.rlmworkbench.inference;

import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import dev.rlmworkbench.trajectory.EventEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Rlm#completion] gives.
///
/// @param answer     null when the question could not be answered; `error` says why
/// @param trajectory everything that happened, in order
public record Completion(
        @Nullable String answer,
        int iterations,
        int subCalls,
        List<EventEntry> trajectory,
        Usage usage,
        StopReason stopReason,
        @Nullable String error) {}
