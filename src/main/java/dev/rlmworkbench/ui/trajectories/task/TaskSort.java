package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import java.util.Comparator;

/// The order of the list: the newest or the largest first.
public enum TaskSort {
    NEWEST(
            "Newest first",
            Comparator.comparing(TaskSummary::started, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .reversed()),
    LONGEST("Longest time", Comparator.comparingDouble(TaskSummary::seconds).reversed()),
    TOKENS("Most tokens", Comparator.comparingLong(TaskSummary::tokens).reversed()),
    STEPS("Most steps", Comparator.comparingInt(TaskSummary::turns).reversed()),
    SUB_CALLS("Most sub-calls", Comparator.comparingInt(TaskSummary::subCalls).reversed()),
    CONTEXT(
            "Longest context",
            Comparator.comparingLong(TaskSummary::contextChars).reversed());

    private final String label;
    private final Comparator<TaskSummary> order;

    TaskSort(String label, Comparator<TaskSummary> order) {
        this.label = label;
        this.order = order;
    }

    Comparator<TaskSummary> order() {
        return order;
    }

    @Override
    public String toString() {
        return label;
    }
}
