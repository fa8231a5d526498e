package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.experiment.result.RunName;
import org.jspecify.annotations.Nullable;

/// How a run ended.
///
/// @param total     tasks times methods, this process's part
/// @param done      of these with a result without error
/// @param failed    of these with an error in their last attempt; they run again on resume
/// @param cancelled whether [ExperimentRunner#cancel()] ended it
/// @param stopped   one sentence when the run could not go on, null otherwise
public record RunOutcome(
        RunName run,
        int total,
        int done,
        int failed,
        boolean cancelled,
        @Nullable String stopped) {

    public boolean complete() {
        return done == total;
    }

    public int notRun() {
        return total - done - failed;
    }
}
