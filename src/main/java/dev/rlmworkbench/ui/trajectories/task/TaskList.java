package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.pattern.PatternTag;
import dev.rlmworkbench.ui.fx.Background;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/// The tasks of the open file: which of them are listed, and in which order.
public final class TaskList {

    private final Background background;
    private final Consumer<Exception> failed;
    private final ObservableList<TaskSummary> tasks = FXCollections.observableArrayList();
    private final FilteredList<TaskSummary> filtered = new FilteredList<>(tasks);
    private final SortedList<TaskSummary> listed = new SortedList<>(filtered);
    private final ObjectProperty<TaskFilter> filter = new SimpleObjectProperty<>(TaskFilter.ALL);
    private final ObjectProperty<TaskSort> sort = new SimpleObjectProperty<>(TaskSort.NEWEST);
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper findingTags = new ReadOnlyBooleanWrapper();
    private final BooleanBinding busy = searching.or(findingTags);
    private @Nullable TrajectoryArchive archive;
    private @Nullable Future<?> search;
    private @Nullable Future<?> tagging;
    private boolean tagged;

    /// @param failed told when a search broke off
    public TaskList(Background background, Consumer<Exception> failed) {
        this.background = background;
        this.failed = failed;
        listed.setComparator(sort.get().order());
        sort.addListener((_, _, order) -> listed.setComparator(order.order()));
        filter.addListener((_, _, now) -> filtered.setPredicate(now::shows));
    }

    /// All tasks of the file.
    public ObservableList<TaskSummary> tasks() {
        return tasks;
    }

    /// Those that pass the filter, in order.
    public ObservableList<TaskSummary> listed() {
        return listed;
    }

    public ObjectProperty<TaskFilter> filter() {
        return filter;
    }

    public ObjectProperty<TaskSort> sort() {
        return sort;
    }

    /// Whether the file is being read for a search or for the pattern tags.
    public BooleanExpression busy() {
        return busy;
    }

    /// The open file, none while there is none.
    public Optional<TrajectoryArchive> archive() {
        return Optional.ofNullable(archive);
    }

    public void show(TrajectoryArchive opened) {
        archive = opened;
        filter.set(TaskFilter.ALL);
        tasks.setAll(opened.tasks());
    }

    public void clear() {
        stop(search);
        stop(tagging);
        tagged = false;
        searching.set(false);
        findingTags.set(false);
        archive = null;
        tasks.clear();
    }

    /// Lists only tasks in whose stored text the words stand; blank for all.
    public void search(String words) {
        stop(search);
        var from = archive;
        if (from == null || words.isBlank()) {
            searching.set(false);
            filter.set(filter.get().among(null));
            return;
        }
        searching.set(true);
        search = background.run(
                () -> from.search(words.strip()),
                hits -> {
                    searching.set(false);
                    filter.set(filter.get()
                            .among(hits.stream().map(TaskSummary::key).collect(Collectors.toSet())));
                },
                failure -> {
                    searching.set(false);
                    failed.accept(failure);
                });
    }

    /// Lists only tasks that show the pattern, or any of several; again for all. The first time every event is read.
    public void toggle(PatternTag tag) {
        filter.set(filter.get().toggled(tag));
        var from = archive;
        if (from == null || tagged) {
            return;
        }
        tagged = true;
        findingTags.set(true);
        tagging = background.run(
                from::tagged,
                known -> {
                    findingTags.set(false);
                    tasks.setAll(known);
                },
                failure -> {
                    tagged = false;
                    findingTags.set(false);
                    failed.accept(failure);
                });
    }

    private static void stop(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }
}
