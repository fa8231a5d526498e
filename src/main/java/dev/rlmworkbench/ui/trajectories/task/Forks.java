package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.experiment.fork.Fork;
import dev.rlmworkbench.experiment.fork.ForkResult;
import dev.rlmworkbench.experiment.fork.ForkRunner;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.state.JobCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Forks of the task that is shown: those there are, and the running of new ones.
public final class Forks {

    private final Background background;
    private final JobCentre jobs;
    private final ForkRunner runner;
    private final ObservableList<TaskSummary> known = FXCollections.observableArrayList();
    /// Turns that were edited and have not been run on from to an end: a model that is not there costs no text.
    private final Map<Turn, String> edited = new HashMap<>();
    private @Nullable Future<?> looking;

    private record Turn(String fingerprint, int step) {}

    public Forks(Background background, JobCentre jobs, ForkRunner runner) {
        this.background = background;
        this.jobs = jobs;
        this.runner = runner;
    }

    /// Forks of the task that was looked for last, in the order in which they ran.
    public ObservableList<TaskSummary> known() {
        return known;
    }

    /// Looks for forks of a task.
    ///
    /// @param file where the task is from
    public void lookFor(Path file, TaskSummary task) {
        known.clear();
        if (looking != null) {
            looking.cancel(true);
        }
        looking = background.run(() -> forksOf(file, task), known::setAll, _ -> known.clear());
    }

    private static List<TaskSummary> forksOf(Path file, TaskSummary task) throws IOException {
        var forks = ForkRunner.forksOf(file);
        if (task.fingerprint().isEmpty() || !Files.exists(forks)) {
            return List.of();
        }
        try (var archive = TrajectoryArchive.open(forks)) {
            return archive.tasks().stream()
                    .filter(each -> each.fork() != null && each.fork().parent().equals(task.fingerprint()))
                    .toList();
        }
    }

    /// Whether a task can be forked.
    ///
    /// @param refused gets one sentence
    public void check(Path file, OpenTask task, Runnable can, Consumer<Exception> refused) {
        background.run(
                () -> {
                    runner.check(file, task.replay());
                    return true;
                },
                _ -> can.run(),
                refused);
    }

    /// What the model's turn is to begin with when it is edited: as it was edited last where that came to nothing.
    public String reply(OpenTask task, Step step) {
        return edited.getOrDefault(new Turn(task.summary().fingerprint(), step.number()), step.reply());
    }

    /// Runs a fork as a job of the job centre.
    ///
    /// @param reply null has the model answer the step again
    /// @param done  on the thread of the screen
    public void start(Path file, OpenTask task, int step, @Nullable String reply, Consumer<ForkResult> done) {
        var fork = new Fork(task.summary().fingerprint(), step, reply);
        var turn = new Turn(task.summary().fingerprint(), step);
        if (reply != null) {
            edited.put(turn, reply);
        }
        jobs.start("Fork at step " + step, progress -> {
            var turns = new AtomicInteger();
            EventSink live = event -> tell(event, turns, progress);
            var result = runner.run(file, task.replay(), fork, live);
            background.run(
                    () -> result,
                    came -> {
                        if (came.record().outcome().error() == null) {
                            edited.remove(turn);
                        }
                        done.accept(came);
                    },
                    _ -> {});
        });
    }

    private static void tell(EventEntry event, AtomicInteger turns, Consumer<JobCentre.Progress> progress) {
        if (event.depth() == 0 && event.event() instanceof RunEvent.ModelCallStarted) {
            progress.accept(new JobCentre.Progress(-1, "step " + turns.incrementAndGet()));
        }
    }
}
