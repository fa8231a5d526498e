package dev.rlmworkbench.experiment;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.inference.Method;
import java.util.LinkedHashMap;
import java.util.List;

/// One task to be answered by one method.
///
/// @param attempt 1 when it was never tried
record Job(String fingerprint, TaskSpec task, Method method, int attempt) {

    /// The jobs of an experiment in the order in which they run: the methods of one task follow each other, so that
    /// a run that is stopped early has whole pairs.
    static List<Job> plan(Experiment experiment, ResultStore store) {
        var jobs = new LinkedHashMap<String, Job>();
        for (var task : experiment.shard().of(experiment.tasks())) {
            for (var method : experiment.methods()) {
                var fingerprint = Fingerprint.of(task, method);
                jobs.putIfAbsent(fingerprint, new Job(fingerprint, task, method, store.attempts(fingerprint) + 1));
            }
        }
        return List.copyOf(jobs.values());
    }
}
