package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.TrajectoryWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs an experiment: every task that has no result yet is answered on a virtual thread of its own, as many at a
/// time as the experiment says, and each result is on disk before its progress is told. Runs once.
public final class ExperimentRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ExperimentRunner.class);

    /// So many failures with no success between them mean that the world is broken and not the task.
    private static final int FAILURES_IN_A_ROW = 10;

    private final Experiment experiment;
    private final ResultStore store;
    private final EventSink live;
    private final TaskRun taskRun;
    private final List<MethodTask> jobs;
    private final Semaphore permits;
    private final Map<String, Thread> inFlight = new ConcurrentHashMap<>();
    private final Set<String> skipped = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private final RunCounter tally;
    private volatile boolean cancelled;
    private volatile @Nullable String stopped;
    private int failuresInARow;

    /// @param store    open, and left open
    /// @param scorer   of a task and a prediction
    /// @param live     hears every event, beside the trajectory file
    /// @param listener hears the progress
    public ExperimentRunner(
            Experiment experiment,
            ResultStore store,
            BiFunction<Task, String, Scores> scorer,
            EventSink live,
            RunProgress.Listener listener) {
        this.experiment = experiment;
        this.store = store;
        this.live = live;
        this.taskRun = new TaskRun(store.run().name(), scorer);
        this.jobs = MethodTask.plan(experiment, store);
        this.permits = new Semaphore(experiment.concurrency());
        this.tally = new RunCounter(jobs, store, experiment, listener);
    }

    /// Runs what has no result yet and waits for it. An interrupt of the calling thread cancels, and stays set.
    ///
    /// @throws RunException when the run's files cannot be written at the start
    public RunOutcome run() {
        var manifest = RunManifestFile.begin(store.run(), experiment, jobs.size());
        tally.begin();
        try (var trajectories = openTrajectories()) {
            dispatch(trajectories);
        } catch (IOException e) {
            stop("%s cannot be written: %s".formatted(store.run().trajectories(), FileTrouble.reason(e)));
        }
        var outcome = tally.outcome(store.run(), cancelled, stopped);
        manifest.end(outcome.complete());
        return outcome;
    }

    /// Takes no more tasks and interrupts those in flight; [#run()] then returns soon. Their tasks have no result
    /// and run again on resume. Any thread may call this, more than once.
    public void cancel() {
        cancelled = true;
        endInFlight();
    }

    /// Takes no more tasks; those in flight go on to their end, and [#run()] then returns. Any thread may call this.
    public void finishInFlight() {
        cancelled = true;
        gate.open();
        permits.release();
    }

    /// Takes no more tasks until [#resume()]; those in flight go on to their end. Any thread may call this.
    public void pause() {
        gate.close();
    }

    public void resume() {
        gate.open();
    }

    /// Interrupts one task in flight. It has no result and runs again when the run is resumed. Any thread may
    /// call this.
    public void skip(String fingerprint) {
        var thread = inFlight.get(fingerprint);
        if (thread != null) {
            skipped.add(fingerprint);
            thread.interrupt();
        }
    }

    private void stop(String why) {
        stopped = why;
        endInFlight();
    }

    private void endInFlight() {
        gate.open();
        permits.release(); // wakes the dispatcher, which then sees that the run is ending
        inFlight.values().forEach(Thread::interrupt);
    }

    private boolean ending() {
        return cancelled || stopped != null;
    }

    private @Nullable TrajectoryWriter openTrajectories() {
        if (!experiment.saveTrajectories() || tally.todo().isEmpty()) {
            return null; // a run that has nothing to do leaves no empty file
        }
        try {
            return TrajectoryWriter.open(store.run().trajectories());
        } catch (IOException e) {
            throw RunException.cannotWrite(store.run().trajectories(), e);
        }
    }

    private void dispatch(@Nullable TrajectoryWriter trajectories) {
        var started = new ArrayList<Thread>();
        try {
            for (var job : tally.todo()) {
                permits.acquire();
                gate.pass();
                if (ending()) {
                    break;
                }
                started.removeIf(thread -> !thread.isAlive());
                started.add(Thread.ofVirtual().name("task-" + job.fingerprint()).start(() -> work(job, trajectories)));
            }
            for (var thread : started) {
                thread.join();
            }
        } catch (InterruptedException _) {
            cancel();
            started.forEach(ExperimentRunner::joinUninterrupted);
            Thread.currentThread().interrupt();
        }
    }

    private static void joinUninterrupted(Thread thread) {
        while (true) {
            try {
                thread.join();
                return;
            } catch (InterruptedException _) {
                // the cancel that came first is already being carried out
            }
        }
    }

    private void work(MethodTask job, @Nullable TrajectoryWriter trajectories) {
        inFlight.put(job.fingerprint(), Thread.currentThread());
        try {
            if (ending()) {
                return;
            }
            tally.started(job);
            var result = taskRun.run(job, trajectories == null ? live : trajectories.and(live));
            if ((ending() || skipped.contains(job.fingerprint()))
                    && !result.outcome().isAnswered()) {
                noteSkipped(job);
                return; // it failed because it was interrupted
            }
            store.append(result);
            finished(job, result);
            if (trajectories != null) {
                trajectories.failure().ifPresent(this::stop);
            }
        } catch (InterruptedException _) {
            if (!noteSkipped(job) && !ending()) {
                LOG.warn("the task {} was interrupted by itself; it runs again on resume", job.fingerprint());
            }
        } catch (RunException e) {
            stop(e.getMessage());
        } finally {
            inFlight.remove(job.fingerprint());
            permits.release();
        }
    }

    private boolean noteSkipped(MethodTask job) {
        boolean wanted = skipped.contains(job.fingerprint());
        if (wanted) {
            tally.skipped(job);
        }
        return wanted;
    }

    private synchronized void finished(MethodTask job, ResultRecord result) {
        tally.finished(job, result);
        failuresInARow = result.outcome().isAnswered() ? 0 : failuresInARow + 1;
        if (failuresInARow == FAILURES_IN_A_ROW && !ending()) {
            stop("%d tasks in a row failed, the last one with: %s"
                    .formatted(FAILURES_IN_A_ROW, result.outcome().error()));
        }
    }
}
