package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.result.ResultRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts a run's results and tells its progress, one call at a time. Thread-safe.
final class RunCounter {

    private final List<MethodTask> todo;
    private final List<RunProgress.PlannedTask> planned;
    private final Map<String, MethodTask> left = new LinkedHashMap<>();
    private final int total;
    private final int doneBefore;
    private final List<String> notices;
    private final int concurrency;
    private final RunProgress.Listener listener;
    private final TimeLeft timeLeft = new TimeLeft();
    private int succeeded;
    private int failed;

    RunCounter(List<MethodTask> jobs, ResultStore store, Experiment experiment, RunProgress.Listener listener) {
        this.todo =
                jobs.stream().filter(job -> !store.isDone(job.fingerprint())).toList();
        this.planned = jobs.stream()
                .map(job -> new RunProgress.PlannedTask(
                        job.fingerprint(), job.task(), job.method().name(), store.isDone(job.fingerprint())))
                .toList();
        todo.forEach(job -> left.put(job.fingerprint(), job));
        this.total = jobs.size();
        this.doneBefore = total - todo.size();
        this.notices = notices(experiment, store);
        this.concurrency = experiment.concurrency();
        this.listener = listener;
    }

    private List<String> notices(Experiment experiment, ResultStore store) {
        var all = new ArrayList<>(experiment.notices());
        all.addAll(store.notices());
        long otherwise = todo.stream()
                .filter(job -> store.isAnsweredOtherwise(
                        job.fingerprint(),
                        TaskRun.key(job.task()),
                        job.method().name(),
                        job.method().description()))
                .count();
        if (otherwise > 0) {
            all.add(("%,d of the tasks have answers from other settings, or from before the methods, the prompts or the"
                            + " helper functions changed; those stay in the file, and the tasks are answered anew")
                    .formatted(otherwise));
        }
        return List.copyOf(all);
    }

    /// What has no result yet, in the order of the plan.
    List<MethodTask> todo() {
        return todo;
    }

    synchronized void begin() {
        int retried = (int) todo.stream().filter(job -> job.attempt() > 1).count();
        listener.accept(new RunProgress.Planned(total, doneBefore, retried, notices, planned));
    }

    synchronized void started(MethodTask job) {
        listener.accept(new RunProgress.Started(
                job.fingerprint(), job.task(), job.method().name(), job.attempt()));
    }

    /// It counts as not run, and no time is expected for it any more.
    synchronized void skipped(MethodTask job) {
        left.remove(job.fingerprint());
        listener.accept(new RunProgress.Skipped(job.fingerprint()));
    }

    synchronized void finished(MethodTask job, ResultRecord result) {
        left.remove(job.fingerprint());
        timeLeft.measured(job, result.cost().seconds());
        if (result.outcome().isAnswered()) {
            succeeded++;
        } else {
            failed++;
        }
        listener.accept(new RunProgress.Finished(
                result, doneBefore + succeeded + failed, total, timeLeft.of(left.values(), concurrency)));
    }

    synchronized RunOutcome outcome(RunName run, boolean cancelled, @Nullable String stopped) {
        return new RunOutcome(run, total, doneBefore + succeeded, failed, cancelled, stopped);
    }
}
