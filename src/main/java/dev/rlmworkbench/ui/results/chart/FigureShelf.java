package dev.rlmworkbench.ui.results.chart;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.kind.FigureKinds;
import dev.rlmworkbench.ui.fx.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// All figures that the shown results give. They are made in the background one kind after the other, those that are
/// looked at first.
public final class FigureShelf {

    private final Background background;
    private final Consumer<Exception> failed;
    private final ObservableList<Figure> figures = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private final Map<String, List<Figure>> made = new HashMap<>();
    private @Nullable Future<?> work;

    /// @param failed hears of a kind that could not be made
    public FigureShelf(Background background, Consumer<Exception> failed) {
        this.background = background;
        this.failed = failed;
    }

    /// Those that are made by now, in the order of their kinds.
    public ObservableList<Figure> figures() {
        return figures;
    }

    /// Whether more are on their way.
    public ReadOnlyBooleanProperty making() {
        return making.getReadOnlyProperty();
    }

    /// That of the id; where a kind has one for each model or place, the first of them.
    public Optional<Figure> find(String id) {
        return figures.stream()
                .filter(figure -> figure.text().id().equals(id))
                .findFirst()
                .or(() -> figures.stream()
                        .filter(figure -> figure.text().id().startsWith(id + "_"))
                        .findFirst());
    }

    /// Makes the figures of other results.
    ///
    /// @param part  null for none
    /// @param first ids of figures that are looked at
    public void show(Summary.@Nullable Part part, List<String> first) {
        if (work != null) {
            work.cancel(true);
        }
        made.clear();
        figures.clear();
        making.set(part != null);
        if (part != null) {
            var waiting = new ArrayDeque<FigureKind>();
            for (var kind : FigureKinds.all()) {
                if (first.stream().anyMatch(id -> id.startsWith(kind.id()))) {
                    waiting.addFirst(kind);
                } else {
                    waiting.addLast(kind);
                }
            }
            makeNext(part, waiting);
        }
    }

    private void makeNext(Summary.Part part, Deque<FigureKind> waiting) {
        if (waiting.isEmpty()) {
            making.set(false);
            return;
        }
        var kind = waiting.removeFirst();
        work = background.run(
                () -> kind.figures(part),
                found -> {
                    put(kind, found);
                    makeNext(part, waiting);
                },
                failure -> {
                    failed.accept(failure);
                    makeNext(part, waiting);
                });
    }

    private void put(FigureKind kind, List<Figure> found) {
        if (found.isEmpty()) {
            return;
        }
        made.put(kind.id(), found);
        var all = new ArrayList<Figure>();
        for (var each : FigureKinds.all()) {
            all.addAll(made.getOrDefault(each.id(), List.of()));
        }
        figures.setAll(all);
    }
}
