package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import java.util.Comparator;
import java.util.List;

/// Finds answers to the same question about the same context.
public final class SameTask {

    private SameTask() {}

    /// @return RLM for vanilla and vanilla for RLM first, then other methods, then other attempts; those that broke off
    /// last, and of several attempts the newest first
    public static List<TaskSummary> of(TaskSummary task, List<TaskSummary> among) {
        return among.stream()
                .filter(other -> !other.equals(task))
                .filter(other -> other.query().equals(task.query())
                        && other.contextChars() == task.contextChars()
                        && other.taskType().equals(task.taskType()))
                .sorted(Comparator.<TaskSummary>comparingInt(other -> rank(task.method(), other.method()))
                        .thenComparing(other -> other.outcome() == TaskSummary.Outcome.ERROR)
                        .thenComparing(TaskSummary::attempt, Comparator.reverseOrder()))
                .toList();
    }

    private static int rank(String method, String other) {
        if (method.equals("vanilla") ? other.equals("rlm") : other.equals("vanilla")) {
            return 0;
        }
        return method.equals(other) ? 2 : 1;
    }
}
