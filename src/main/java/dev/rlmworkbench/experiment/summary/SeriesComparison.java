package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonGetter;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.stats.PairedTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two series on the tasks that both answered.
///
/// @param length null for all lengths together
public record SeriesComparison(
        Series first, Series second, @Nullable ContextLength length, PairedTest test) {

    /// The series that is better by a difference that stands (p < 0.05); null for a tie.
    @JsonGetter("winner")
    public @Nullable Series winner() {
        return switch (test.verdict()) {
            case FIRST -> first;
            case SECOND -> second;
            case TIE -> null;
        };
    }

    /// One test for each length at which both answered at least one common task.
    static Map<ContextLength, PairedTest> byLength(List<ResultRecord> first, List<ResultRecord> second) {
        var others = answered(second);
        var tests = new TreeMap<ContextLength, PairedTest>();
        answered(first).forEach((task, record) -> {
            var other = others.get(task);
            if (other != null) {
                tests.merge(task.length(), pair(record, other), PairedTest::plus);
            }
        });
        return tests;
    }

    private static Map<TaskKey, ResultRecord> answered(List<ResultRecord> records) {
        return records.stream()
                .filter(record -> record.outcome().isAnswered())
                .collect(Collectors.toMap(ResultRecord::task, Function.identity()));
    }

    private static PairedTest pair(ResultRecord first, ResultRecord second) {
        boolean firstSolved = first.outcome().isRight();
        boolean secondSolved = second.outcome().isRight();
        return PairedTest.of(
                firstSolved && secondSolved ? 1 : 0,
                firstSolved && !secondSolved ? 1 : 0,
                secondSolved && !firstSolved ? 1 : 0,
                !firstSolved && !secondSolved ? 1 : 0);
    }
}
