package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.trajectory.pattern.PatternTag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One attempt at one task, as far as an index knows it.
///
/// @param key           names it within its file
/// @param fingerprint   empty where the file has none
/// @param attempt       from 1
/// @param contextChars  0 when unknown
/// @param contextLength as asked for, in tokens or characters, 0 when unknown
/// @param expected      the right answer, null when unknown
/// @param answer        null when there is none
/// @param stopReason    as in result files, empty when unknown or not ended
/// @param seconds       0 when unknown
/// @param tokens        over all calls, 0 when unknown
/// @param fork          where it left another task, null when it is none
/// @param tags          of [TrajectoryArchive#tagged()], empty before
public record TaskSummary(
        int key,
        String fingerprint,
        int attempt,
        String method,
        String taskType,
        String query,
        int contextChars,
        int contextLength,
        @Nullable String expected,
        @Nullable String answer,
        Outcome outcome,
        String stopReason,
        int turns,
        int subCalls,
        double seconds,
        long tokens,
        @Nullable Instant started,
        @Nullable Fork fork,
        Set<PatternTag> tags) {

    /// A task that went on from a step of another one in another way.
    ///
    /// @param parent fingerprint of the other one
    /// @param step   from 1
    public record Fork(String parent, int step) {}

    /// How a task came out.
    public enum Outcome {
        RIGHT,
        WRONG,
        /// A call or the REPL failed, or the task was never finished.
        ERROR,
        /// A limit ended it: turns, time, tokens, sub-calls, the model's window.
        LIMIT,
        /// The file does not say whether the answer is right.
        UNKNOWN
    }

    public TaskSummary {
        tags = Set.copyOf(tags);
    }

    TaskSummary with(Set<PatternTag> some) {
        return new TaskSummary(
                key,
                fingerprint,
                attempt,
                method,
                taskType,
                query,
                contextChars,
                contextLength,
                expected,
                answer,
                outcome,
                stopReason,
                turns,
                subCalls,
                seconds,
                tokens,
                started,
                fork,
                some);
    }
}
