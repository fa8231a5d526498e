package dev.rlmworkbench.repl;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param remarks     parts of `stdout` in which functions speak about their own work, ascending
public record ReplResult(
        String stdout,
        @Nullable String value,
        @Nullable CodeError error,
        @Nullable String finalAnswer,
        List<ContextRange> printed,
        List<ContextRange> sent,
        List<ReplVariable> changed,
        Duration elapsed,
        @Nullable String restarted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks) {

    /// Older files have no remarks.
    @JsonCreator
    public ReplResult {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        printed = List.copyOf(printed);
        sent = List.copyOf(sent);
        changed = List.copyOf(changed);
    }

    /// Without remarks.
    public ReplResult(
            String stdout,
            @Nullable String value,
            @Nullable CodeError error,
            @Nullable String finalAnswer,
            List<ContextRange> printed,
            List<ContextRange> sent,
            List<ReplVariable> changed,
            Duration elapsed,
            @Nullable String restarted) {
        this(stdout, value, error, finalAnswer, printed, sent, changed, elapsed, restarted, List.of());
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

    /// Characters `start` (inclusive) to `end` (exclusive) of `stdout`, in UTF-16 units, that are no evidence of what
    /// the context says: a function tells that it found nothing, or which words are nowhere.
    ///
    /// @param someOfMany it says that what was printed is only some of many
    public record Remark(int start, int end, boolean someOfMany) {}

    /// Characters `start` (inclusive) to `end` (exclusive) of the context, in UTF-16 units.
    public record ContextRange(int start, int end) {}
}
