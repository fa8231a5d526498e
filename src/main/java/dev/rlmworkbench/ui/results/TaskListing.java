package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.results.loaded.ComparedPair;
import dev.rlmworkbench.ui.results.loaded.OutcomeFilter;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import dev.rlmworkbench.ui.results.loaded.TaskLine;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which tasks are listed, and in which order. There can be a million, so they are sought out in the background.
final class TaskListing {

    private final Background background;
    private final ObservableList<TaskLine> listed = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<OutcomeFilter> outcome = new ReadOnlyObjectWrapper<>(OutcomeFilter.ALL);
    private final ReadOnlyObjectWrapper<@Nullable CellKey> cell = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<TaskLine> all = List.of();
    private List<Series> series = List.of();
    private @Nullable ComparedPair pair;
    private @Nullable Comparator<TaskLine> order;
    private @Nullable Future<?> work;

    TaskListing(Background background) {
        this.background = background;
    }

    ObservableList<TaskLine> listed() {
        return listed;
    }

    /// How many there are, listed or not.
    int count() {
        return all.size();
    }

    ReadOnlyObjectProperty<OutcomeFilter> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// The point of a chart whose tasks alone are listed, null for all.
    ReadOnlyObjectProperty<@Nullable CellKey> cell() {
        return cell.getReadOnlyProperty();
    }

    /// Whether tasks are being sought.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Other results are shown: the filter of outcomes stays, that of a point goes.
    void show(@Nullable ShownResults results, @Nullable ComparedPair compared) {
        all = results == null ? List.of() : results.tasks();
        series = results == null ? List.of() : results.series();
        pair = compared;
        if (compared == null) {
            outcome.set(OutcomeFilter.ALL);
        }
        cell.set(null);
        list();
    }

    void only(OutcomeFilter wanted) {
        outcome.set(wanted);
        list();
    }

    /// @param wanted null for all
    void only(@Nullable CellKey wanted) {
        cell.set(wanted);
        list();
    }

    /// @param wanted null for the usual order
    void sort(@Nullable Comparator<TaskLine> wanted) {
        order = wanted;
        list();
    }

    private void list() {
        if (work != null) {
            work.cancel(true);
        }
        var tasks = all;
        var seek = new Seek(series, pair, outcome.get(), cell.get());
        var by = order;
        busy.set(true);
        work = background.run(
                () -> {
                    var found = tasks.stream().filter(seek::finds);
                    return (by == null ? found : found.sorted(by)).toList();
                },
                found -> {
                    busy.set(false);
                    listed.setAll(found);
                },
                failure -> {
                    throw new IllegalStateException("tasks cannot be listed", failure);
                });
    }

    private record Seek(
            List<Series> series,
            @Nullable ComparedPair pair,
            OutcomeFilter outcome,
            @Nullable CellKey cell) {

        boolean finds(TaskLine line) {
            return (cell == null || line.isIn(cell, series)) && (outcome == OutcomeFilter.ALL || comesOut(line));
        }

        private boolean comesOut(TaskLine line) {
            return pair != null
                    && outcome.shows(
                            line.results().get(series.indexOf(pair.first())),
                            line.results().get(series.indexOf(pair.second())));
        }
    }
}
