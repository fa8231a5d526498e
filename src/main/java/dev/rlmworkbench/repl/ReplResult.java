package dev.rlmworkbench.repl;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one code block did.
///
/// @param stdout      printed text, head and tail kept when over the output limit (the cut is said in numbers inside)
/// @param value       display form of the block's last expression, null when it had none
/// @param error       null when the block ran to its end
/// @param finalAnswer what FINAL, FINAL_VAR or the answer variable gave in this block, null when none did
/// @param printed     ranges of the context whose text was printed, in ascending order, merged
/// @param sent        ranges of the context whose text went into sub-calls, in ascending order, merged
/// @param changed     variables that the block declared or changed
/// @param restarted   why the session had to be rebuilt and what was lost, for the model to read; null normally
public record ReplResult(
        String stdout,
        @Nullable String value,
        @Nullable CodeError error,
        @Nullable String finalAnswer,
        List<ContextRange> printed,
        List<ContextRange> sent,
        List<ReplVariable> changed,
        Duration elapsed,
        @Nullable String restarted) {

    public ReplResult {
        printed = List.copyOf(printed);
        sent = List.copyOf(sent);
        changed = List.copyOf(changed);
    }

    public List<String> changedNames() {
        return changed.stream().map(ReplVariable::name).toList();
    }

    /// A failure of the code.
    ///
    /// @param line    1-based line in the block, 0 when unknown
    /// @param message what the model should read, hints included
    public record CodeError(Kind kind, int line, String message) {
        public enum Kind {
            COMPILE,
            EXCEPTION,
            /// Not allowed by the sandbox.
            POLICY,
            TIMEOUT,
            /// Heap or stack, which the code used up.
            RESOURCE,
            /// The REPL's process ended, for a reason that is not known to be the code's.
            PROCESS
        }
    }

    /// Characters `start` (inclusive) to `end` (exclusive) of the context, in UTF-16 units.
    public record ContextRange(int start, int end) {}
}
