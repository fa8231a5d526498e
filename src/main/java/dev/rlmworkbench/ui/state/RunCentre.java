package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.ExperimentRunner;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.ui.fx.EventPump;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Starts runs, one at a time, and tells everybody how the present one goes.
public final class RunCentre {

    /// Hears what a run does, on the thread of the screen, in the order in which it happened.
    public interface Listener {
        default void started(RunName run, ExperimentSpec spec) {}

        /// @param progress what was planned, started and finished since the last call
        default void progressed(List<RunProgress> progress) {}

        /// @param events of all tasks since the last call
        default void happened(List<EventEntry> events) {}

        /// @param outcome null when the run could not start; the job then has the failure
        default void ended(@Nullable RunOutcome outcome) {}
    }

    private final RunLauncher launcher;
    private final JobCentre jobs;
    private final EventPump pump;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Job> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final RunMemory memory = new RunMemory();
    private volatile @Nullable ExperimentRunner runner;

    public RunCentre(RunLauncher launcher, JobCentre jobs, EventPump pump) {
        this.launcher = launcher;
        this.jobs = jobs;
        this.pump = pump;
    }

    /// Keeps hearing of all runs. Who comes late is first told what the present run has done so far.
    public void add(Listener listener) {
        memory.tell(listener);
        listeners.add(listener);
    }

    /// Whether no more tasks are begun until [#resume()].
    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /// The tasks in flight go on to their end.
    public void pause() {
        with(ExperimentRunner::pause);
        paused.set(runner != null);
    }

    public void resume() {
        with(ExperimentRunner::resume);
        paused.set(false);
    }

    /// Ends one task in flight without a result; it runs again when the run is resumed.
    public void skip(String fingerprint) {
        with(run -> run.skip(fingerprint));
    }

    /// Begins no more tasks and lets those in flight come to their end; the job's cancel does not wait for them. While
    /// the models are opened nothing is in flight, so that the run is cancelled.
    public void finish() {
        paused.set(false);
        var present = runner;
        var job = current.get();
        if (present != null) {
            present.finishInFlight();
        } else if (job != null) {
            job.cancel();
        }
    }

    private void with(Consumer<ExperimentRunner> what) {
        var present = runner;
        if (present != null) {
            what.accept(present);
        }
    }

    /// The run that goes on, null when none does.
    public ReadOnlyObjectProperty<@Nullable Job> current() {
        return current.getReadOnlyProperty();
    }

    /// Starts or resumes a whole run. On the thread of the screen.
    ///
    /// @param folder of all runs
    /// @throws IllegalStateException    when a run goes on already
    /// @throws IllegalArgumentException when the spec's name cannot be a run's
    public Job start(ExperimentSpec spec, Path folder) {
        return start(spec, folder, Shard.WHOLE);
    }

    /// Starts or resumes a part of a run. On the thread of the screen.
    ///
    /// @param folder of all runs
    /// @throws IllegalStateException    when a run goes on already
    /// @throws IllegalArgumentException when the spec's name cannot be a run's
    public Job start(ExperimentSpec spec, Path folder, Shard shard) {
        if (current.get() != null) {
            throw new IllegalStateException("a run goes on already: stop it or wait for it");
        }
        var name = new RunName(folder, shard.runName(spec.name()));
        var events = pump.<EventEntry>channel(some -> {
            memory.happened(some);
            tell(listener -> listener.happened(some));
        });
        var steps = pump.<RunProgress>channel(some -> {
            memory.progressed(some);
            tell(listener -> listener.progressed(some));
        });
        var outcome = new Object() {
            volatile @Nullable RunOutcome value;
        };
        var job = jobs.start(
                "Run " + name.name(),
                progress -> outcome.value = run(spec, folder, shard, events::offer, steps::offer, progress));
        current.set(job);
        memory.begin(name, spec);
        tell(listener -> listener.started(name, spec));
        job.state().addListener((_, _, state) -> {
            if (state.ended()) {
                events.finish();
                steps.finish();
                current.set(null);
                paused.set(false);
                memory.end(outcome.value);
                tell(listener -> listener.ended(outcome.value));
            }
        });
        return job;
    }

    private RunOutcome run(
            ExperimentSpec spec,
            Path folder,
            Shard shard,
            EventSink events,
            RunProgress.Listener steps,
            Consumer<JobCentre.Progress> progress)
            throws InterruptedException {
        progress.accept(new JobCentre.Progress(-1, "Opening the models"));
        try (var run = launcher.open(spec, folder, shard)) {
            var present = run.runner(events, step -> {
                steps.accept(step);
                told(step).ifPresent(progress);
            });
            runner = present;
            var outcome = present.run();
            if (outcome.stopped() != null) {
                throw new RunStoppedException(outcome.stopped());
            }
            return outcome;
        } finally {
            runner = null;
        }
    }

    private static Optional<JobCentre.Progress> told(RunProgress step) {
        return switch (step) {
            case RunProgress.Planned planned ->
                Optional.of(progress(planned.done(), planned.total(), Optional.empty()));
            case RunProgress.Started _, RunProgress.Skipped _ -> Optional.empty();
            case RunProgress.Finished finished ->
                Optional.of(progress(finished.finished(), finished.total(), finished.left()));
        };
    }

    private static JobCentre.Progress progress(int done, int total, Optional<Duration> left) {
        var time =
                left.map(l -> ", about %s left".formatted(ReadableTime.of(l))).orElse("");
        return new JobCentre.Progress(
                total == 0 ? -1 : (double) done / total, "%,d of %,d%s".formatted(done, total, time));
    }

    private void tell(Consumer<Listener> what) {
        listeners.forEach(what);
    }
}
