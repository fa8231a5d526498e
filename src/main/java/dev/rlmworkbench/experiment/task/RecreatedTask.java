package dev.rlmworkbench.experiment.task;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.TaskKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the task of a result again: result files hold its parameters, not its text.
public final class RecreatedTask {

    private RecreatedTask() {}

    /// @param benchmarks that can be made again
    /// @return empty where the task is of no generated one, or where this version would make another text
    public static Optional<Task> of(ResultRecord record, Benchmarks benchmarks) {
        return benchmarks.findGenerated(record.task().type()).flatMap(benchmark -> of(record, benchmark));
    }

    private static Optional<Task> of(ResultRecord record, GeneratedBenchmark benchmark) {
        try {
            var task = spec(record.task(), benchmark).make();
            boolean same = task.context().length() == record.size().chars()
                    && task.query().equals(record.task().query())
                    && task.answer().equals(record.task().answer());
            return same ? Optional.of(task) : Optional.empty();
        } catch (IllegalArgumentException _) {
            // parameters of another version
            return Optional.empty();
        }
    }

    private static GeneratedTask spec(TaskKey task, GeneratedBenchmark benchmark) {
        var unit = LengthUnit.valueOf(task.length().unit().toUpperCase(Locale.ROOT));
        var depth = task.depthPercent() == null ? Integer.valueOf(0) : task.depthPercent();
        return new GeneratedTask(benchmark, task.length().value(), unit, depth, task.kind(), task.seed());
    }

    /// Where the sentences stand that the answer rests on; empty where the task does not tell.
    public static List<ContextRange> evidence(Task task) {
        var ranges = new ArrayList<ContextRange>();
        for (var sentence : task.evidence()) {
            int at = task.context().indexOf(sentence);
            if (at >= 0) {
                ranges.add(new ContextRange(at, at + sentence.length()));
            }
        }
        return List.copyOf(ranges);
    }
}
