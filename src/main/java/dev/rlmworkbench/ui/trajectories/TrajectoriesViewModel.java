package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.experiment.summary.RunOverviews;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.trajectories.task.FileState;
import dev.rlmworkbench.ui.trajectories.task.GoldEvidence;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.StepWalk;
import dev.rlmworkbench.ui.trajectories.task.TaskList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open file: its tasks, which of them are listed, which one is looked at and at which step.
final class TrajectoriesViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(TrajectoriesViewModel.class);

    private final Background background;
    private final Benchmarks benchmarks;
    private final TaskList list;
    private final Supplier<Path> experiments;
    private final ReadOnlyObjectWrapper<FileState> state = new ReadOnlyObjectWrapper<>(new FileState.Empty());
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final RunOverviews overviews = new RunOverviews();
    private final ObservableList<RunOverview> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable OpenTask> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FileState.Drift> drift = new ReadOnlyObjectWrapper<>(FileState.Drift.NONE);
    private final StepWalk walk = new StepWalk();
    private final ComparedTask comparison;

    private @Nullable GoldEvidence evidence;
    private long size;
    private @Nullable Future<?> opening;
    private @Nullable Future<?> reading;
    private @Nullable Future<?> listing;
    private @Nullable Future<?> checking;

    /// @param benchmarks  whose tasks can be made again
    /// @param experiments the folder of all runs, as the settings have it now
    TrajectoriesViewModel(Background background, Benchmarks benchmarks, Supplier<Path> experiments) {
        this.background = background;
        this.benchmarks = benchmarks;
        this.list = new TaskList(background, this::fail);
        this.comparison = new ComparedTask(background, list, shown.getReadOnlyProperty(), walk, this::fail);
        comparison.compared().addListener(_ -> trouble.set(null));
        this.experiments = experiments;
    }

    ReadOnlyObjectProperty<FileState> state() {
        return state.getReadOnlyProperty();
    }

    /// The tasks of the file.
    TaskList list() {
        return list;
    }

    /// A sentence for each line that could not be read.
    ObservableList<String> problems() {
        return problems;
    }

    ObservableList<RunOverview> recent() {
        return recent;
    }

    ReadOnlyObjectProperty<@Nullable OpenTask> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The trajectory beside it.
    ComparedTask comparison() {
        return comparison;
    }

    /// Why the chosen task cannot be shown, null while it can.
    ReadOnlyObjectProperty<@Nullable String> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<FileState.Drift> drift() {
        return drift.getReadOnlyProperty();
    }

    StepWalk walk() {
        return walk;
    }

    Optional<Path> file() {
        return state.get() instanceof FileState.Open(var file) ? Optional.of(file) : Optional.empty();
    }

    /// The runs of the experiments folder that have trajectories.
    void loadRecent() {
        cancel(listing);
        listing = background.run(
                () -> overviews.allIn(experiments.get()).stream()
                        .filter(run -> Files.exists(run.run().trajectories()))
                        .toList(),
                recent::setAll,
                _ -> recent.clear());
    }

    /// Opens a trajectory file; of a result file the trajectories beside it.
    ///
    /// @param fingerprint of the task to be shown, null for the first of the list
    void open(Path given, @Nullable String fingerprint) {
        cancel(opening);
        var file = trajectoriesOf(given.toAbsolutePath());
        state.set(new FileState.Opening(file));
        opening = background.run(
                () -> TrajectoryArchive.open(file),
                read -> show(file, read, fingerprint),
                failure -> refuse(file, failure));
    }

    /// Reads the open file again, at the same task.
    void reopen() {
        var task = shown.get();
        file().ifPresent(file -> open(file, task == null ? null : task.summary().fingerprint()));
    }

    void cancelOpening() {
        cancel(opening);
        closeFile();
        state.set(new FileState.Empty());
    }

    static Path trajectoriesOf(Path file) {
        var name = String.valueOf(file.getFileName());
        var beside = file.resolveSibling(name.replaceFirst("\\.jsonl$", "_trajectories.jsonl"));
        return !name.endsWith("_trajectories.jsonl") && Files.exists(beside) ? beside : file;
    }

    private void show(Path file, TrajectoryArchive read, @Nullable String fingerprint) {
        closeFile();
        evidence = new GoldEvidence(file, benchmarks);
        size = sizeOf(file);
        drift.set(FileState.Drift.NONE);
        list.show(read);
        problems.setAll(read.problems());
        state.set(new FileState.Open(file));
        list.listed().stream()
                .filter(task -> task.fingerprint().equals(fingerprint))
                .findFirst()
                .or(() -> list.listed().stream().findFirst())
                .ifPresent(this::select);
    }

    private void refuse(Path file, Exception failure) {
        closeFile();
        state.set(new FileState.Refused(file, FailureWords.of(failure)));
    }

    private void closeFile() {
        cancel(reading);
        cancel(checking);
        comparison.stop();
        list.archive().ifPresent(TrajectoriesViewModel::close);
        shown.set(null);
        trouble.set(null);
        list.clear();
        problems.clear();
        walk.begin(0);
    }

    /// Shows a task from its first step.
    void select(TaskSummary task) {
        var from = list.archive().orElse(null);
        var open = shown.get();
        if (from == null) {
            return;
        }
        // also when this one is shown already: another one that was chosen in between must not come after it
        cancel(reading);
        if (open != null && open.summary().key() == task.key()) {
            return;
        }
        comparison.stop();
        reading = background.run(
                () -> OpenTask.read(from, task),
                read -> {
                    trouble.set(null);
                    shown.set(read);
                    walk.begin(read.steps().size());
                    look(read, shown);
                },
                failure -> {
                    shown.set(null);
                    walk.begin(0);
                    trouble.set(FailureWords.of(failure));
                });
    }

    private void look(OpenTask task, ObjectProperty<@Nullable OpenTask> place) {
        var gold = evidence;
        if (gold == null) {
            return;
        }
        background.run(
                () -> gold.of(task.summary().fingerprint()),
                ranges -> {
                    if (!ranges.isEmpty() && place.get() == task) {
                        place.set(task.withEvidence(ranges));
                    }
                },
                _ -> {
                    // the map then has no mark where the answer stands
                });
    }

    /// Looks whether the file is still what was read.
    void checkFile() {
        long known = size;
        cancel(checking);
        file().ifPresent(file -> checking = background.run(
                () -> !Files.exists(file)
                        ? FileState.Drift.GONE
                        : sizeOf(file) != known ? FileState.Drift.CHANGED : FileState.Drift.NONE,
                drift::set,
                _ -> drift.set(FileState.Drift.GONE)));
    }

    private void fail(Exception failure) {
        trouble.set(FailureWords.of(failure));
    }

    private static void close(TrajectoryArchive archive) {
        try {
            archive.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed: {}", archive.file(), e.toString());
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return -1;
        }
    }

    private static void cancel(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }
}
