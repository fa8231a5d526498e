package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.MethodTask;
import dev.rlmworkbench.experiment.run.TaskRun;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.TrajectoryWriter;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/// Runs forks. The steps before one are played back: the model's replies and those of its sub-calls come from the
/// recording, the code runs again and fills the REPL. Then the live model goes on. The result and its events are kept
/// beside the run, as a child of the recorded task.
public final class ForkRunner {

    private final MethodFactory factory;
    private final Benchmarks benchmarks;

    public ForkRunner(MethodFactory factory, Benchmarks benchmarks) {
        this.factory = factory;
        this.benchmarks = benchmarks;
    }

    /// Why a task cannot be forked, one sentence.
    ///
    /// @throws RunException when it cannot
    public void check(Path trajectories, Replay recorded) {
        if (!recorded.method().startsWith("rlm")) {
            throw new RunException(
                    "only RLM tasks go on from a step; this one was answered by " + recorded.method(), null);
        }
        ForkParent.of(trajectories, recorded.fingerprint(), benchmarks);
    }

    /// The file that keeps the forks of a trajectory file's tasks; it may not be there yet.
    ///
    /// @throws RunException when the file belongs to no run
    public static Path forksOf(Path trajectories) {
        return ForkParent.forksOf(trajectories).trajectories();
    }

    /// @param trajectories file of the recorded task
    /// @param recorded     the task
    /// @param live         hears every event
    /// @throws RunException                   when the run's files do not say enough, or the fork cannot be kept
    /// @throws IllegalArgumentException       when there is no such step
    /// @throws dev.rlmworkbench.llm.LlmException when the model is not there
    /// @throws InterruptedException           when the calling thread was interrupted; the fork has no result then
    public ForkResult run(Path trajectories, Replay recorded, Fork fork, EventSink live) throws InterruptedException {
        check(trajectories, recorded);
        var steps = recorded.steps();
        if (fork.step() < 1 || fork.step() > steps.size()) {
            throw new IllegalArgumentException(
                    "the task has steps 1 to %d, not %d".formatted(steps.size(), fork.step()));
        }
        var parent = ForkParent.of(trajectories, fork.parent(), benchmarks);
        var turns = new AtomicReference<RecordedTurns>();
        var before = steps.subList(0, fork.step() - 1);
        try (var methods = factory.open(
                        parent.how(),
                        root -> {
                            turns.set(new RecordedTurns(root, steps, fork.step(), fork.reply()));
                            return turns.get();
                        },
                        sub -> new RecordedSubCalls(sub, before));
                var store = ResultStore.open(parent.forks());
                var writer = TrajectoryWriter.open(parent.forks().trajectories())) {
            var name = fork.fingerprint();
            var job = new MethodTask(name, parent.task(), methods.methods().getFirst(), store.attempts(name) + 1);
            var record = new TaskRun(
                            parent.forks().name(),
                            (task, prediction) -> Scorer.score(prediction, task),
                            fork.parent(),
                            fork.step())
                    .run(job, writer.and(live));
            store.append(record);
            writer.failure().ifPresent(why -> {
                throw new RunException(why, null);
            });
            return new ForkResult(
                    parent.forks().trajectories(), record, turns.get().firstDifference());
        } catch (IOException e) {
            throw new RunException(
                    "%s cannot be written: %s".formatted(parent.forks().trajectories(), FileTrouble.reason(e)), e);
        }
    }
}
