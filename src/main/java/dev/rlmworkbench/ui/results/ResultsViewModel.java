package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.experiment.summary.RunOverviews;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.results.loaded.ComparedPair;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.results.loaded.RowFilter;
import dev.rlmworkbench.ui.results.loaded.RunsReader;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import dev.rlmworkbench.ui.results.loaded.TaskLine;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The open runs, which of their results count, and which tasks are listed. All work is done in the background; what is
/// shown stays until the new is there.
final class ResultsViewModel {

    private final Background background;
    private final Benchmarks benchmarks;
    private final Supplier<Path> experiments;
    private final EventPump pump;
    private final ReadOnlyObjectWrapper<ResultsState> state = new ReadOnlyObjectWrapper<>(new ResultsState.Empty());
    private final ReadOnlyObjectWrapper<RunsReader.@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ResultsState.Drift> drift =
            new ReadOnlyObjectWrapper<>(ResultsState.Drift.NONE);
    private final ReadOnlyObjectWrapper<RowFilter> filter = new ReadOnlyObjectWrapper<>(RowFilter.ALL);
    private final ReadOnlyObjectWrapper<@Nullable ShownResults> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ComparedPair> pair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable KeyFigures> figures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private final RunOverviews overviews = new RunOverviews();
    private final ObservableList<RunOverview> recent = FXCollections.observableArrayList();
    private final TaskListing tasks;

    private @Nullable Future<?> reading;
    private @Nullable Future<?> counts;
    private @Nullable Future<?> listing;
    private @Nullable Future<?> checking;
    /// What is open again where further files cannot be read; null where nothing was open.
    private ResultsState.@Nullable Open before;

    /// What a look at all rows brings.
    private record Counted(
            @Nullable ShownResults results,
            @Nullable ComparedPair pair,
            @Nullable KeyFigures figures) {}

    /// @param experiments the folder of all runs, as the settings have it now
    ResultsViewModel(Background background, EventPump pump, Benchmarks benchmarks, Supplier<Path> experiments) {
        this.background = background;
        this.pump = pump;
        this.benchmarks = benchmarks;
        this.experiments = experiments;
        this.tasks = new TaskListing(background);
    }

    ReadOnlyObjectProperty<ResultsState> state() {
        return state.getReadOnlyProperty();
    }

    /// How far the reading is, null before its first word.
    ReadOnlyObjectProperty<RunsReader.@Nullable Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ResultsState.Drift> drift() {
        return drift.getReadOnlyProperty();
    }

    /// What the results that count say; null while nothing is open, or when the filter leaves nothing.
    ReadOnlyObjectProperty<@Nullable ShownResults> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The series that the key figures are about, null where no two can be compared.
    ReadOnlyObjectProperty<@Nullable ComparedPair> pair() {
        return pair.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable KeyFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RowFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// Whether the numbers of a new filter are being counted.
    ReadOnlyBooleanProperty counting() {
        return counting.getReadOnlyProperty();
    }

    /// The runs of the experiments folder, the last changed first.
    ObservableList<RunOverview> recent() {
        return recent;
    }

    TaskListing tasks() {
        return tasks;
    }

    Optional<LoadedRuns> runs() {
        return state.get() instanceof ResultsState.Open(var runs) ? Optional.of(runs) : Optional.empty();
    }

    void loadRecent() {
        cancel(listing);
        listing = background.run(() -> overviews.allIn(experiments.get()), recent::setAll, _ -> recent.clear());
    }

    /// Shows these files and no others.
    void open(List<Path> files) {
        before = null;
        read(distinct(files), RowFilter.ALL, _ -> {});
    }

    /// Shows these files, too, beside what is open or being read.
    ///
    /// @param refused gets one sentence where they cannot be read and what was open stays
    void add(List<Path> files, Consumer<String> refused) {
        var all = new ArrayList<Path>();
        if (state.get() instanceof ResultsState.Reading(var coming)) {
            all.addAll(coming);
        } else {
            before = state.get() instanceof ResultsState.Open open ? open : null;
            all.addAll(paths());
        }
        all.addAll(files);
        read(distinct(all), RowFilter.ALL, refused);
    }

    /// Shows the other files only; nothing is open after the last is gone.
    void remove(Path file) {
        var left = paths().stream().filter(path -> !path.equals(file)).toList();
        if (left.isEmpty()) {
            close();
        } else {
            open(left);
        }
    }

    /// Reads the open files again.
    void reload() {
        if (state.get() instanceof ResultsState.Refused(var files, var _)) {
            open(files);
        } else if (!paths().isEmpty()) {
            before = null;
            read(paths(), filter.get(), _ -> {});
        }
    }

    /// Ends the reading; what was open before is closed.
    void cancelReading() {
        close();
    }

    private static List<Path> distinct(List<Path> files) {
        var paths = new LinkedHashSet<Path>();
        files.forEach(file -> paths.add(file.toAbsolutePath().normalize()));
        return List.copyOf(paths);
    }

    private List<Path> paths() {
        return runs().map(LoadedRuns::paths).orElse(List.of());
    }

    private void read(List<Path> files, RowFilter with, Consumer<String> refused) {
        cancel(reading);
        cancel(counts);
        cancel(checking);
        progress.set(null);
        state.set(new ResultsState.Reading(files));
        var told = pump.<RunsReader.Progress>latest(progress::set);
        reading = background.run(
                () -> {
                    try {
                        var runs = RunsReader.read(files, told::set);
                        return new Read(runs, count(with.of(runs.rows()), null));
                    } finally {
                        told.close();
                    }
                },
                read -> {
                    filter.set(with);
                    drift.set(ResultsState.Drift.NONE);
                    show(read.counted());
                    state.set(new ResultsState.Open(read.runs()));
                },
                failure -> {
                    if (before == null) {
                        clear();
                        state.set(new ResultsState.Refused(files, FailureWords.of(failure)));
                    } else {
                        stay(before);
                        refused.accept(FailureWords.sentence(FailureWords.of(failure)));
                    }
                });
    }

    private void stay(ResultsState.Open with) {
        state.set(with);
        if (counting.get()) {
            countAgain(with.runs(), pair.get());
        }
    }

    private record Read(LoadedRuns runs, Counted counted) {}

    private Counted count(List<ResultRow> rows, @Nullable ComparedPair wanted) {
        var results = ShownResults.of(rows, benchmarks);
        if (results == null) {
            return new Counted(null, null, null);
        }
        var chosen = wanted != null && results.pairs().contains(wanted)
                ? wanted
                : results.pairs().stream().findFirst().orElse(null);
        return new Counted(results, chosen, KeyFigures.of(results.part(), chosen, results.tasks()));
    }

    private void show(Counted counted) {
        counting.set(false);
        pair.set(counted.pair());
        figures.set(counted.figures());
        tasks.show(counted.results(), counted.pair());
        shown.set(counted.results());
    }

    /// Lets only some results count.
    void filterBy(RowFilter wanted) {
        var runs = runs().orElse(null);
        if (runs == null || wanted.equals(filter.get())) {
            return;
        }
        filter.set(wanted);
        countAgain(runs, pair.get());
    }

    /// Compares these two series.
    void compare(ComparedPair wanted) {
        runs().ifPresent(runs -> countAgain(runs, wanted));
    }

    private void countAgain(LoadedRuns runs, @Nullable ComparedPair wanted) {
        cancel(counts);
        counting.set(true);
        var with = filter.get();
        counts = background.run(() -> count(with.of(runs.rows()), wanted), this::show, failure -> {
            clear();
            state.set(new ResultsState.Refused(runs.paths(), FailureWords.of(failure)));
        });
    }

    /// The whole records of a task's results.
    ///
    /// @param done   in the order of the results, null where a series has none
    /// @param failed one sentence
    /// @return to be cancelled when another task is chosen
    Future<?> read(TaskLine line, Consumer<List<@Nullable ResultRecord>> done, Consumer<String> failed) {
        var runs = runs().orElse(null);
        return background.run(
                () -> {
                    var records = new ArrayList<@Nullable ResultRecord>();
                    for (var row : line.results()) {
                        records.add(
                                row == null || runs == null ? null : runs.read().record(row));
                    }
                    return records;
                },
                done,
                failure -> failed.accept("The task cannot be read: " + FailureWords.of(failure) + "."));
    }

    /// Where the steps of a result are.
    ///
    /// @param failed one sentence
    void steps(ResultRow row, Consumer<ScreenRequest> done, Consumer<String> failed) {
        var runs = runs().orElse(null);
        if (runs == null) {
            return;
        }
        var run = runs.fileOf(row);
        background.run(
                () -> {
                    if (!Files.exists(run.trajectories())) {
                        throw new NoSuchFileException(run.trajectories().toString());
                    }
                    return runs.read().record(row).fingerprint();
                },
                fingerprint -> done.accept(new ScreenRequest.OpenTrajectory(run.trajectories(), fingerprint)),
                failure -> failed.accept(
                        failure instanceof NoSuchFileException
                                ? "There is no %s beside %s; runs keep their steps where trajectories are saved."
                                        .formatted(
                                                run.trajectories().getFileName(),
                                                run.path().getFileName())
                                : FailureWords.of(failure) + "."));
    }

    /// Looks whether the open files are still as they were read.
    void checkFiles() {
        var runs = runs().orElse(null);
        if (runs == null) {
            return;
        }
        cancel(checking);
        checking = background.run(() -> driftOf(runs), drift::set, _ -> drift.set(ResultsState.Drift.GONE));
    }

    private static ResultsState.Drift driftOf(LoadedRuns runs) throws IOException {
        var drift = ResultsState.Drift.NONE;
        for (var file : runs.files()) {
            if (!Files.exists(file.path())) {
                return ResultsState.Drift.GONE;
            }
            if (Files.size(file.path()) != file.bytes()
                    || Files.getLastModifiedTime(file.path()).toMillis() != file.modified()) {
                drift = ResultsState.Drift.CHANGED;
            }
        }
        return drift;
    }

    private void close() {
        cancel(reading);
        cancel(counts);
        cancel(checking);
        clear();
        state.set(new ResultsState.Empty());
    }

    private void clear() {
        filter.set(RowFilter.ALL);
        drift.set(ResultsState.Drift.NONE);
        show(new Counted(null, null, null));
    }

    private static void cancel(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }
}
