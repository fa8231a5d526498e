package dev.rlmworkbench.experiment.task;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.TaskKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the task of a result again: result files hold its parameters, not its text.
public final class RecreatedTask {

    private RecreatedTask() {}

    /// @return empty where the family is not generated here, or where this version would make another text
    public static Optional<Task> of(ResultRecord record) {
        boolean generated = Arrays.stream(TaskFamily.values())
                .anyMatch(family -> family.wireName().equals(record.task().type()));
        if (!generated) {
            return Optional.empty();
        }
        try {
            var task = spec(record.task()).make();
            boolean same = task.context().length() == record.size().chars()
                    && task.query().equals(record.task().query())
                    && task.answer().equals(record.task().answer());
            return same ? Optional.of(task) : Optional.empty();
        } catch (IllegalArgumentException _) {
            // parameters of another version
            return Optional.empty();
        }
    }

    private static TaskSpec spec(TaskKey task) {
        var length = task.length();
        var unit = LengthUnit.valueOf(length.unit().toUpperCase(Locale.ROOT));
        if (task.kind() != null) {
            return new MixedQa(QuestionKind.of(task.kind()), length.value(), unit, task.seed());
        }
        int depth = task.depthPercent() == null ? 0 : task.depthPercent();
        return TaskFamily.of(task.type()).spec(length.value(), unit, depth, task.seed());
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
