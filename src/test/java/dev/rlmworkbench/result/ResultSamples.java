package dev.rlmworkbench.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Results to summarise. Each starts from a plain one; `with...` gives a changed copy.
public record ResultSamples(
        String method,
        String taskType,
        @Nullable String kind,
        int length,
        long seed,
        boolean correct,
        double seconds,
        int subCalls,
        @Nullable String error,
        String model,
        @Nullable String profile,
        String run) {

    public static ResultSamples of(String method, int length, long seed, boolean correct) {
        return new ResultSamples(method, "niah", null, length, seed, correct, 1, 0, null, "m", null, "run");
    }

    public ResultSamples withType(String type) {
        return new ResultSamples(
                method, type, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withKind(String kind) {
        return new ResultSamples(
                method, "mixed_qa", kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withCost(double seconds, int subCalls) {
        return new ResultSamples(
                method, taskType, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withError(String error) {
        return new ResultSamples(
                method, taskType, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withModel(String model) {
        return new ResultSamples(
                method, taskType, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withProfile(String profile) {
        return new ResultSamples(
                method, taskType, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultSamples withRun(String run) {
        return new ResultSamples(
                method, taskType, kind, length, seed, correct, seconds, subCalls, error, model, profile, run);
    }

    public ResultRecord record() {
        return recordWithHelpers(null);
    }

    public ResultRecord recordWithHelpers(@Nullable String helpers) {
        return new ResultRecord(
                new TaskKey(
                        taskType,
                        kind,
                        new ContextLength(length, "tokens"),
                        50,
                        seed,
                        "What is the passcode?",
                        "12345"),
                new ContextSize(length, 5 * length),
                method,
                new MethodSetup(
                        new ModelSnapshot(model, null, null, 0), null, null, profile, null, null, null, helpers, null),
                new Outcome(
                        correct ? "It is 12345." : "No idea.",
                        correct ? new Scores(0, 1, 1, 0.5, 1) : Scores.ZERO,
                        "final",
                        false,
                        false,
                        error),
                new Cost(
                        seconds,
                        1,
                        subCalls,
                        0,
                        new Usage(100, 10, 1, 0, 0, 0, false),
                        new Usage(5L * subCalls, 0, subCalls, 0, 0, 0, false)),
                new Provenance(
                        String.join("/", method, taskType, length + "", seed + "", model, profile, run),
                        run,
                        null,
                        1,
                        null,
                        null),
                Map.of());
    }

    public ResultRow row() {
        return ResultRow.of(record());
    }

    /// As it stands in a result file, without the line's end.
    public String line() {
        return ResultCodec.write(record());
    }
}
