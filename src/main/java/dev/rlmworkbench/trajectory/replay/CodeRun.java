package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.repl.ReplResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One block of code that ran in a step.
///
/// @param language as in events: `java`, `python`
/// @param result   null while it runs, or when the file ends there
public record CodeRun(
        String language,
        String code,
        @Nullable ReplResult result,
        Instant started,
        @Nullable Instant ended) {}
