package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tasks that were answered wrongly or failed, with what was said instead.
final class WrongAnswers {

    private static final int MAX_LENGTH = 300;

    private WrongAnswers() {}

    static List<ResultRecord> of(List<ResultRecord> records) {
        return records.stream()
                .filter(record -> record.error() != null || !record.scores().correct())
                .toList();
    }

    static String render(List<ResultRecord> records) {
        var wrong = of(records);
        return "Wrong or failed: " + wrong.size() + " of " + records.size() + "\n"
                + wrong.stream().map(WrongAnswers::entry).collect(Collectors.joining());
    }

    private static String entry(ResultRecord record) {
        var depth = record.depthPercent() == null ? "" : ", depth " + record.depthPercent() + " %";
        var heading = "\n%s, %s, %s%s, seed %s, fingerprint %s\n"
                .formatted(
                        OneLine.of(record.method(), MAX_LENGTH),
                        OneLine.of(
                                record.taskKind() == null
                                        ? record.taskType()
                                        : record.taskType() + " " + record.taskKind(),
                                MAX_LENGTH),
                        new ContextLength(record.contextLength(), record.lengthUnit()),
                        depth,
                        Long.toString(record.seed()),
                        OneLine.of(record.fingerprint(), MAX_LENGTH));
        return heading
                + line("question", record.query())
                + line("right", record.answer())
                + line("predicted", record.prediction() == null ? "(nothing)" : record.prediction())
                + line("stopped", record.stopReason())
                + line("error", record.error());
    }

    private static String line(String name, @Nullable String value) {
        return value == null ? "" : "  %-10s %s\n".formatted(name, OneLine.of(value, MAX_LENGTH));
    }
}
