package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where the lines of one attempt stand in the file, and what was seen of them in passing.
final class IndexedTask {

    private final String fingerprint;
    private final int attempt;
    private long[] starts = new long[16];
    private int[] lengths = new int[16];
    private int count;
    private int turns;
    private int subCalls;
    private @Nullable JsonNode begun;
    private @Nullable JsonNode finished;
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

    void begun(JsonNode event) {
        begun = event;
    }

    void finished(JsonNode event) {
        finished = event;
    }

    void limited(JsonNode event) {
        stopped = event.path("limit").asString("");
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
        var answer = finished == null ? null : finished.path("answer").stringValue(null);
        var stopReason = finished == null ? "" : finished.path("stop_reason").asString("");
        return new TaskSummary(
                key,
                fingerprint,
                attempt,
                text("method"),
                text("task_type"),
                text("query"),
                begun == null ? 0 : begun.path("context_chars").asInt(0),
                verdict == null ? 0 : verdict.contextLength(),
                verdict == null ? null : verdict.expected(),
                answer,
                outcome(stopReason, verdict),
                stopReason,
                turns,
                subCalls,
                finished == null ? 0 : finished.path("seconds").asDouble(0),
                verdict == null ? 0 : verdict.tokens(),
                begun == null ? null : time(begun.path("at").asString("")),
                verdict == null ? null : verdict.fork(),
                Set.of());
    }

    private Outcome outcome(String stopReason, RecordedScores.@Nullable Verdict verdict) {
        if (finished == null || finished.hasNonNull("error")) {
            return Outcome.ERROR;
        }
        if (verdict != null && verdict.isRight()) {
            return Outcome.RIGHT;
        }
        if (stopped != null && !stopReason.equals("final")) {
            return Outcome.LIMIT;
        }
        return verdict == null ? Outcome.UNKNOWN : Outcome.WRONG;
    }

    private String text(String field) {
        return begun == null ? "" : begun.path(field).asString("");
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException _) {
            return null;
        }
    }
}
