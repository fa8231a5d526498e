package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.ResultRow;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One result of a method, right, in a second, with a needle in the middle of 4,000 tokens, if nothing else is said.
final class ResultOf {

    private final String method;
    private final long seed;
    private String type = "niah";
    private @Nullable String kind;
    private ContextLength length = new ContextLength(4_000, "tokens");
    private @Nullable Integer depth = 50;
    private Outcome.Kind outcome = Outcome.Kind.RIGHT;
    private String stop = "final";
    private boolean cut;
    private boolean timedOut;
    private double primary = 1;
    private double seconds = 1;
    private int turns = 1;
    private int subCalls;
    private int replErrors;
    private long tokens = 100;
    private String model = "m";
    private int window;
    private @Nullable String adapter;

    private ResultOf(String method, long seed) {
        this.method = method;
        this.seed = seed;
    }

    static ResultOf method(String method, long seed) {
        return new ResultOf(method, seed);
    }

    ResultOf type(String type) {
        this.type = type;
        return this;
    }

    ResultOf kind(String kind) {
        this.kind = kind;
        return this;
    }

    ResultOf tokens(int length) {
        this.length = new ContextLength(length, "tokens");
        return this;
    }

    ResultOf chars(int length) {
        this.length = new ContextLength(length, "chars");
        return this;
    }

    ResultOf depth(@Nullable Integer percent) {
        this.depth = percent;
        return this;
    }

    ResultOf right(boolean right) {
        this.outcome = right ? Outcome.Kind.RIGHT : Outcome.Kind.WRONG;
        this.primary = right ? 1 : 0;
        return this;
    }

    ResultOf score(double score) {
        right(score >= 1);
        this.primary = score;
        return this;
    }

    ResultOf failed() {
        right(false);
        this.outcome = Outcome.Kind.ERROR;
        this.stop = "failed";
        return this;
    }

    ResultOf stopped(String reason) {
        right(false);
        this.outcome = Outcome.Kind.NO_ANSWER;
        this.stop = reason;
        return this;
    }

    ResultOf cut() {
        this.cut = true;
        return this;
    }

    ResultOf timedOut() {
        this.timedOut = true;
        return stopped("time");
    }

    ResultOf took(double seconds, int turns, int subCalls, long tokens) {
        this.seconds = seconds;
        this.turns = turns;
        this.subCalls = subCalls;
        this.tokens = tokens;
        return this;
    }

    ResultOf replErrors(int errors) {
        this.replErrors = errors;
        return this;
    }

    ResultOf model(String name, int window) {
        this.model = name;
        this.window = window;
        return this;
    }

    ResultOf adapter(String name) {
        this.adapter = name;
        return this;
    }

    ResultRow row() {
        return new ResultRow(
                new ResultRow.TaskRef(type, kind, length, depth, seed, 0),
                method,
                new MethodSetup(
                        new ModelSnapshot(model, null, null, window),
                        null,
                        adapter,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "run",
                seed,
                1,
                outcome,
                stop,
                cut,
                timedOut,
                primary,
                seconds,
                turns,
                subCalls,
                replErrors,
                tokens,
                -1,
                false,
                ResultRow.Place.NONE);
    }

    /// The part over all results.
    static Summary.Part part(List<ResultRow> rows) {
        return Summary.of(rows, ShippedBenchmarks.all()).parts().getLast();
    }

    static Summary.Part part(ResultOf... results) {
        return part(Stream.of(results).map(ResultOf::row).toList());
    }
}
