package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.Fingerprint;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.inference.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Gatherers;

/// One task to be answered by one method.
///
/// @param attempt 1 when it was never tried
public record MethodTask(String fingerprint, TaskSpec task, Method method, int attempt) {

    /// Tasks of one cell that a method answers before the next method has its turn.
    private static final int TURN = 8;

    /// The jobs of an experiment in the order in which they run. Methods take turns every few tasks of a cell: often
    /// enough that a run which is stopped early has whole pairs, and seldom enough that a server keeps the
    /// beginning of a method's prompts in its cache.
    static List<MethodTask> plan(Experiment experiment, ResultStore store) {
        var jobs = new LinkedHashMap<String, MethodTask>();
        for (var tasks : turns(experiment.shard().of(experiment.tasks()))) {
            for (var method : experiment.methods()) {
                for (var task : tasks) {
                    var fingerprint = Fingerprint.of(task, method);
                    jobs.putIfAbsent(
                            fingerprint, new MethodTask(fingerprint, task, method, store.attempts(fingerprint) + 1));
                }
            }
        }
        return List.copyOf(jobs.values());
    }

    private static List<List<TaskSpec>> turns(List<TaskSpec> tasks) {
        record Cell(String type, int length, LengthUnit unit) {}
        var cells = new LinkedHashMap<Cell, List<TaskSpec>>();
        for (var task : tasks) {
            cells.computeIfAbsent(new Cell(task.type(), task.contextLength(), task.unit()), _ -> new ArrayList<>())
                    .add(task);
        }
        return cells.values().stream()
                .flatMap(cell -> cell.stream().gather(Gatherers.windowFixed(TURN)))
                .toList();
    }
}
