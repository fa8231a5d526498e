package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.SameTask;
import dev.rlmworkbench.ui.trajectories.task.StepWalk;
import dev.rlmworkbench.ui.trajectories.task.TaskList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Another answer to the question of the task that is shown, stepped through together with it.
final class ComparedTask {

    private final Background background;
    private final TaskList list;
    private final ReadOnlyObjectProperty<@Nullable OpenTask> shown;
    private final StepWalk walk;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<@Nullable OpenTask> compared = new ReadOnlyObjectWrapper<>();
    private @Nullable Future<?> reading;

    /// @param walk  is made as long as the longer of both
    /// @param failed told when the other one could not be read
    ComparedTask(
            Background background,
            TaskList list,
            ReadOnlyObjectProperty<@Nullable OpenTask> shown,
            StepWalk walk,
            Consumer<Exception> failed) {
        this.background = background;
        this.list = list;
        this.shown = shown;
        this.walk = walk;
        this.failed = failed;
    }

    /// Null while nothing is compared.
    ReadOnlyObjectProperty<@Nullable OpenTask> compared() {
        return compared.getReadOnlyProperty();
    }

    /// Other answers to the same question in the open file: those of another method first.
    List<TaskSummary> candidates() {
        var open = shown.get();
        return open == null ? List.of() : SameTask.of(open.summary(), list.tasks());
    }

    void with(TaskSummary other) {
        list.archive().ifPresent(from -> show(() -> OpenTask.read(from, other)));
    }

    /// Puts the same task of another file beside.
    void with(Path file) {
        var open = shown.get();
        if (open != null) {
            show(() -> sameTask(open.summary(), file, null));
        }
    }

    /// The same, of several answers the last one with this fingerprint.
    void with(Path file, String fingerprint) {
        var open = shown.get();
        if (open != null) {
            show(() -> sameTask(open.summary(), file, fingerprint));
        }
    }

    void stop() {
        cancel();
        compared.set(null);
        walk.resize(steps(shown.get()));
    }

    private static OpenTask sameTask(TaskSummary task, Path file, @Nullable String fingerprint) throws IOException {
        try (var opened = TrajectoryArchive.open(TrajectoriesViewModel.trajectoriesOf(file))) {
            var same = SameTask.of(task, opened.tasks()).stream()
                    .filter(other -> fingerprint == null || other.fingerprint().equals(fingerprint))
                    .toList();
            if (same.isEmpty()) {
                throw new IOException("%s has no answer to the same question; choose a file of a run with the same task"
                        .formatted(file.getFileName()));
            }
            return OpenTask.read(opened, fingerprint == null ? same.getFirst() : same.getLast());
        }
    }

    private void show(Callable<OpenTask> read) {
        cancel();
        reading = background.run(
                read,
                other -> {
                    compared.set(other);
                    walk.resize(Math.max(steps(other), steps(shown.get())));
                },
                failed);
    }

    private static int steps(@Nullable OpenTask task) {
        return task == null ? 0 : task.steps().size();
    }

    private void cancel() {
        if (reading != null) {
            reading.cancel(true);
        }
    }
}
