package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the lines of one attempt stand in the file, and what was seen of them in passing.
final class IndexedTask {

    private final String fingerprint;
    private final int attempt;
    private long[] starts = new long[16];
    private int[] lengths = new int[16];
    private int count;
    private int turns;
    private int subCalls;
    private RunEvent.@Nullable TaskStarted begun;
    private @Nullable Instant started;
    private RunEvent.@Nullable TaskFinished finished;
    private @Nullable String stopped;

    IndexedTask(String fingerprint, int attempt) {
        this.fingerprint = fingerprint;
        this.attempt = attempt;
    }

    int attempt() {
        return attempt;
    }

    void add(long start, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count++] = length;
    }

    void called(int depth) {
        if (depth == 0) {
            turns++;
        } else {
            subCalls++;
        }
    }

    /// What the events that begin and end tasks, and those of limits, tell in passing.
    void heard(EventEntry entry) {
        if (entry.event() instanceof RunEvent.TaskStarted event) {
            begun = event;
            started = entry.at();
        } else if (entry.event() instanceof RunEvent.TaskFinished event) {
            finished = event;
        } else if (entry.event() instanceof RunEvent.LimitReached event) {
            stopped = event.limit();
        }
    }

    int lines() {
        return count;
    }

    /// In bytes.
    long start(int line) {
        return starts[line];
    }

    /// In bytes, without the line break.
    int length(int line) {
        return lengths[line];
    }

    TaskSummary summary(int key, RecordedScores verdicts) {
        var verdict = verdicts.of(fingerprint);
        var task = begun == null ? null : begun.task();
        return new TaskSummary(
                key,
                fingerprint,
                attempt,
                begun == null ? "" : begun.method(),
                begun == null ? "" : begun.taskType(),
                begun == null ? "" : begun.query(),
                begun == null ? 0 : begun.contextChars(),
                task == null
                        ? verdict == null ? 0 : verdict.contextLength()
                        : task.length().value(),
                task == null ? verdict == null ? null : verdict.expected() : task.answer(),
                finished == null ? null : finished.answer(),
                outcome(verdict),
                finished == null ? "" : finished.stopReason(),
                turns,
                subCalls,
                finished == null ? 0 : finished.seconds(),
                verdict == null ? 0 : verdict.tokens(),
                started,
                verdict == null ? null : verdict.fork(),
                Set.of());
    }

    private Outcome outcome(RecordedScores.@Nullable Verdict verdict) {
        if (finished == null || finished.error() != null) {
            return Outcome.ERROR;
        }
        var right = finished.scores() == null
                ? verdict == null ? null : verdict.isRight()
                : Boolean.valueOf(finished.scores().correct());
        if (Boolean.TRUE.equals(right)) {
            return Outcome.RIGHT;
        }
        if (stopped != null && !finished.stopReason().equals("final")) {
            return Outcome.LIMIT;
        }
        return right == null ? Outcome.UNKNOWN : Outcome.WRONG;
    }
}
