package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.pattern.PatternTag;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which tasks the list shows: those that pass every part of the filter. A part in which nothing is chosen lets all
/// through; in one with several choices a task needs one of them.
///
/// @param outcomes     chosen ones
/// @param withSubCalls only tasks with sub-calls
/// @param methods      chosen ones
/// @param tags         chosen ones; a task needs one of them
/// @param found        keys of the tasks that the search found, null without a search
public record TaskFilter(
        Set<Outcome> outcomes,
        boolean withSubCalls,
        Set<String> methods,
        Set<PatternTag> tags,
        @Nullable Set<Integer> found) {

    static final TaskFilter ALL = new TaskFilter(Set.of(), false, Set.of(), Set.of(), null);

    public TaskFilter {
        outcomes = Set.copyOf(outcomes);
        methods = Set.copyOf(methods);
        tags = Set.copyOf(tags);
    }

    boolean shows(TaskSummary task) {
        return (outcomes.isEmpty() || outcomes.contains(task.outcome()))
                && (!withSubCalls || task.subCalls() > 0)
                && (methods.isEmpty() || methods.contains(task.method()))
                && (tags.isEmpty() || tags.stream().anyMatch(task.tags()::contains))
                && (found == null || found.contains(task.key()));
    }

    public TaskFilter toggled(Outcome outcome) {
        var changed = outcomes.isEmpty() ? EnumSet.noneOf(Outcome.class) : EnumSet.copyOf(outcomes);
        toggle(changed, outcome);
        return new TaskFilter(changed, withSubCalls, methods, tags, found);
    }

    public TaskFilter withSubCalls(boolean only) {
        return new TaskFilter(outcomes, only, methods, tags, found);
    }

    public TaskFilter toggled(String method) {
        var changed = new HashSet<>(methods);
        toggle(changed, method);
        return new TaskFilter(outcomes, withSubCalls, changed, tags, found);
    }

    public TaskFilter toggled(PatternTag tag) {
        var changed = new HashSet<>(tags);
        toggle(changed, tag);
        return new TaskFilter(outcomes, withSubCalls, methods, changed, found);
    }

    TaskFilter among(@Nullable Set<Integer> hits) {
        return new TaskFilter(outcomes, withSubCalls, methods, tags, hits);
    }

    private static <T> void toggle(Set<T> set, T value) {
        if (!set.remove(value)) {
            set.add(value);
        }
    }
}
