package dev.rlmworkbench.inference;

import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import org.jspecify.annotations.Nullable;

/// What a method gave.
///
/// @param text      the answer, null when there is none
/// @param truncated the model did not see the whole prompt, by declared policy or by the server's silence
/// @param error     one sentence when the world failed (server, sandbox), so that the task is tried again on resume
public record Answer(
        @Nullable String text,
        StopReason stop,
        int iterations,
        int subCalls,
        int replErrors,
        boolean truncated,
        Usage root,
        Usage sub,
        @Nullable String error) {

    /// No answer, because something failed that has nothing to do with the model.
    public static Answer failed(String error) {
        return new Answer(null, StopReason.FAILED, 0, 0, 0, false, Usage.NONE, Usage.NONE, error);
    }

    public boolean timedOut() {
        return stop == StopReason.TIME;
    }
}
