package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.inference.Method;
import java.util.List;
import java.util.Map;

/// Something that can be run: every task is answered by every method, so that methods can be compared in pairs.
///
/// @param spec             what was asked for, as data, for the manifest
/// @param notices          what there is to say about the files that the tasks stand in, a sentence each
/// @param shard            the part of the tasks that this process does
/// @param concurrency      tasks answered at the same time, at least 1
/// @param saveTrajectories whether every event is written beside the results
public record Experiment(
        Map<String, Object> spec,
        List<TaskSpec> tasks,
        List<String> notices,
        List<Method> methods,
        Shard shard,
        int concurrency,
        boolean saveTrajectories) {

    public Experiment {
        tasks = List.copyOf(tasks);
        notices = List.copyOf(notices);
        methods = List.copyOf(methods);
        if (tasks.isEmpty() || methods.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs at least one task and one method");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("the concurrency must be at least 1, not " + concurrency);
        }
    }

    /// With nothing to say about files.
    public Experiment(
            Map<String, Object> spec,
            List<TaskSpec> tasks,
            List<Method> methods,
            Shard shard,
            int concurrency,
            boolean saveTrajectories) {
        this(spec, tasks, List.of(), methods, shard, concurrency, saveTrajectories);
    }
}
