package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.result.ResultRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tasks that were answered wrongly or failed, with what was said instead.
final class WrongAnswers {

    private static final int MAX_LENGTH = 300;

    private WrongAnswers() {}

    static List<ResultRecord> of(List<ResultRecord> records) {
        return records.stream().filter(record -> !record.outcome().isRight()).toList();
    }

    static String render(List<ResultRecord> records) {
        var wrong = of(records);
        return "Wrong or failed: " + wrong.size() + " of " + records.size() + "\n"
                + wrong.stream().map(WrongAnswers::entry).collect(Collectors.joining());
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
