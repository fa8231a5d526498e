package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.result.ResultRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run tells while it goes on.
public sealed interface RunProgress {

    /// Before the first task.
    ///
    /// @param total   tasks times methods, this process's part
    /// @param done    of these from an earlier start
    /// @param retried of the rest: failed before and run again
    /// @param notices what was wrong with the files of the earlier start, a sentence each
    /// @param tasks   all of them, in the order in which they run
    record Planned(int total, int done, int retried, List<String> notices, List<PlannedTask> tasks)
            implements RunProgress {}

    /// @param done whether it has a result from an earlier start
    record PlannedTask(String fingerprint, TaskSpec task, String method, boolean done) {}

    record Started(String fingerprint, TaskSpec task, String method, int attempt) implements RunProgress {}

    /// @param finished results so far, those of an earlier start and failed ones included
    /// @param left     expected time to the end, empty while nothing is known
    record Finished(ResultRecord result, int finished, int total, Optional<Duration> left) implements RunProgress {}

    /// The user wanted it passed over; it has no result and runs again on resume.
    record Skipped(String fingerprint) implements RunProgress {}

    /// Hears the progress, one call at a time, on the threads of the run.
    @FunctionalInterface
    interface Listener {
        Listener NONE = progress -> {};

        void accept(RunProgress progress);
    }
}
