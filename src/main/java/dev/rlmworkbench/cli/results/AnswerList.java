package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Tasks with what was said to them. Each is read again from its file when it is written: there may be a million.
final class AnswerList {

    private static final int MAX_LENGTH = 300;

    private final ResultRows results;
    private final List<ResultRow> rows;
    private final List<ResultRow> wanted;
    private final String what;

    private AnswerList(ResultRows results, List<ResultRow> rows, List<ResultRow> wanted, String what) {
        this.results = results;
        this.rows = rows;
        this.wanted = wanted;
        this.what = what;
    }

    /// @param rows to choose from
    /// @param only the kind of those to list; null for all that are not right
    static AnswerList of(ResultRows results, List<ResultRow> rows, Outcome.@Nullable Kind only) {
        return new AnswerList(
                results,
                rows,
                rows.stream()
                        .filter(row -> only == null ? !row.isRight() : row.kind() == only)
                        .toList(),
                switch (only) {
                    case null -> "Wrong or failed";
                    case RIGHT -> "Right";
                    case WRONG -> "Wrong";
                    case NO_ANSWER -> "No answer";
                    case ERROR -> "Failed";
                });
    }

    /// @throws IOException when a file cannot be read again
    void print(PrintWriter out) throws IOException {
        out.print("%s: %d of %d\n".formatted(what, wanted.size(), rows.size()));
        for (var row : wanted) {
            out.print(entry(results.record(row)));
        }
    }

    /// As elements of an array, in the form of their lines.
    ///
    /// @throws IOException when a file cannot be read again
    void write(JsonGenerator json) throws IOException {
        for (var row : wanted) {
            json.writePOJO(ResultCodec.tree(results.record(row)));
        }
    }

    private static String entry(ResultRecord record) {
        var task = record.task();
        var outcome = record.outcome();
        var depth = task.depthPercent() == null ? "" : ", depth " + task.depthPercent() + " %";
        var heading = "\n%s, %s, %s%s, seed %s, fingerprint %s\n"
                .formatted(
                        OneLine.of(record.method(), MAX_LENGTH),
                        OneLine.of(task.kind() == null ? task.type() : task.type() + " " + task.kind(), MAX_LENGTH),
                        task.length(),
                        depth,
                        Long.toString(task.seed()),
                        OneLine.of(record.fingerprint(), MAX_LENGTH));
        return heading
                + line("question", task.query())
                + line("right", task.answer())
                + line("predicted", outcome.prediction() == null ? "(nothing)" : outcome.prediction())
                + line("stopped", outcome.stopReason())
                + line("error", outcome.error());
    }

    private static String line(String name, @Nullable String value) {
        return value == null ? "" : "  %-10s %s\n".formatted(name, OneLine.of(value, MAX_LENGTH));
    }
}
