package dev.rlmworkbench.experiment.task;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.result.ResultRecord;
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
                .anyMatch(family -> family.wireName().equals(record.taskType()));
        if (!generated) {
            return Optional.empty();
        }
        try {
            var task = spec(record).make();
            boolean same = task.context().length() == record.contextChars()
                    && task.query().equals(record.query())
                    && task.answer().equals(record.answer());
            return same ? Optional.of(task) : Optional.empty();
        } catch (IllegalArgumentException _) {
            // parameters of another version
            return Optional.empty();
        }
    }

    private static TaskSpec spec(ResultRecord record) {
        var unit = LengthUnit.valueOf(record.lengthUnit().toUpperCase(Locale.ROOT));
        if (record.taskKind() != null) {
            return new MixedQa(QuestionKind.of(record.taskKind()), record.contextLength(), unit, record.seed());
        }
        int depth = record.depthPercent() == null ? 0 : record.depthPercent();
        return TaskFamily.of(record.taskType()).spec(record.contextLength(), unit, depth, record.seed());
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
