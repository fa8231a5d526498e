package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.experiment.RunOverview;
import dev.rlmworkbench.trajectory.FileTrouble;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.pattern.PatternTag;
import dev.rlmworkbench.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open file: its tasks, which of them are listed, which one is looked at and at which step.
final class TrajectoriesViewModel {

    /// What there is of a file.
    sealed interface State {
        record Empty() implements State {}

        record Opening(Path file) implements State {}

        /// @param why one sentence
        record Refused(Path file, String why) implements State {}

        record Open(Path file) implements State {}
    }

    /// What became of the open file since it was read.
    enum Drift {
        NONE,
        CHANGED,
        GONE
    }

    private static final Logger LOG = LoggerFactory.getLogger(TrajectoriesViewModel.class);

    private final Background background;
    private final TaskList list;
    private final Supplier<Path> experiments;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<RunOverview> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable OpenTask> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OpenTask> compared = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Drift> drift = new ReadOnlyObjectWrapper<>(Drift.NONE);
    private final StepWalk walk = new StepWalk();

    private @Nullable TrajectoryArchive archive;
    private @Nullable GoldEvidence evidence;
    private long size;
    private @Nullable Future<?> opening;
    private @Nullable Future<?> reading;
    private @Nullable Future<?> comparing;

    /// @param experiments the folder of all runs, as the settings have it now
    TrajectoriesViewModel(Background background, Supplier<Path> experiments) {
        this.background = background;
        this.list = new TaskList(background, failure -> trouble.set(sentence(failure)));
        this.experiments = experiments;
    }

    ReadOnlyObjectProperty<State> state() {
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

    /// The trajectory beside it, null while nothing is compared.
    ReadOnlyObjectProperty<@Nullable OpenTask> compared() {
        return compared.getReadOnlyProperty();
    }

    /// Why the chosen task cannot be shown, null while it can.
    ReadOnlyObjectProperty<@Nullable String> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Drift> drift() {
        return drift.getReadOnlyProperty();
    }

    StepWalk walk() {
        return walk;
    }

    Optional<Path> file() {
        return state.get() instanceof State.Open(var file) ? Optional.of(file) : Optional.empty();
    }

    Optional<TrajectoryArchive> archive() {
        return Optional.ofNullable(archive);
    }

    /// The runs of the experiments folder that have trajectories.
    void loadRecent() {
        background.run(
                () -> RunOverview.allIn(experiments.get()).stream()
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
        state.set(new State.Opening(file));
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
        state.set(new State.Empty());
    }

    private static Path trajectoriesOf(Path file) {
        var name = String.valueOf(file.getFileName());
        var beside = file.resolveSibling(name.replaceFirst("\\.jsonl$", "_trajectories.jsonl"));
        return !name.endsWith("_trajectories.jsonl") && Files.exists(beside) ? beside : file;
    }

    private void show(Path file, TrajectoryArchive read, @Nullable String fingerprint) {
        closeFile();
        archive = read;
        evidence = new GoldEvidence(file);
        size = sizeOf(file);
        drift.set(Drift.NONE);
        list.show(read);
        problems.setAll(read.problems());
        state.set(new State.Open(file));
        list.listed().stream()
                .filter(task -> task.fingerprint().equals(fingerprint))
                .findFirst()
                .or(() -> list.listed().stream().findFirst())
                .ifPresent(this::select);
    }

    private void refuse(Path file, Exception failure) {
        closeFile();
        state.set(new State.Refused(file, sentence(failure)));
    }

    private void closeFile() {
        cancel(reading);
        cancel(comparing);
        if (archive != null) {
            close(archive);
            archive = null;
        }
        shown.set(null);
        compared.set(null);
        trouble.set(null);
        list.clear();
        problems.clear();
        walk.begin(0);
    }

    /// Shows a task from its first step.
    void select(TaskSummary task) {
        var from = archive;
        var open = shown.get();
        if (from == null || open != null && open.summary().key() == task.key()) {
            return;
        }
        cancel(reading);
        cancel(comparing);
        compared.set(null);
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
                    trouble.set(sentence(failure));
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
                    // a mark less on the map
                });
    }

    /// Other answers to the question of the task that is shown: those of another method first.
    List<TaskSummary> comparable() {
        var open = shown.get();
        return open == null ? List.of() : SameTask.of(open.summary(), list.tasks());
    }

    void compareWith(TaskSummary other) {
        var from = archive;
        if (from != null) {
            compare(() -> OpenTask.read(from, other));
        }
    }

    /// Puts the same task of another file beside.
    void compareWith(Path other) {
        var open = shown.get();
        if (open == null) {
            return;
        }
        compare(() -> {
            try (var opened = TrajectoryArchive.open(trajectoriesOf(other))) {
                var same = SameTask.of(open.summary(), opened.tasks());
                if (same.isEmpty()) {
                    throw new IOException(
                            "%s has no answer to the same question; choose a file of a run with the same task"
                                    .formatted(other.getFileName()));
                }
                return OpenTask.read(opened, same.getFirst());
            }
        });
    }

    private void compare(java.util.concurrent.Callable<OpenTask> read) {
        cancel(comparing);
        comparing = background.run(
                read,
                other -> {
                    trouble.set(null);
                    compared.set(other);
                    var open = shown.get();
                    walk.resize(Math.max(
                            other.steps().size(),
                            open == null ? 0 : open.steps().size()));
                },
                failure -> trouble.set(sentence(failure)));
    }

    void stopComparing() {
        cancel(comparing);
        compared.set(null);
        var open = shown.get();
        walk.resize(open == null ? 0 : open.steps().size());
    }

    /// Looks whether the file is still what was read.
    void checkFile() {
        file().ifPresent(file -> background.run(
                () -> !Files.exists(file) ? Drift.GONE : sizeOf(file) != size ? Drift.CHANGED : Drift.NONE,
                drift::set,
                _ -> drift.set(Drift.GONE)));
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

    private static String sentence(Exception failure) {
        return failure instanceof IOException io ? FileTrouble.reason(io) : String.valueOf(failure.getMessage());
    }

    private static void cancel(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }
}
