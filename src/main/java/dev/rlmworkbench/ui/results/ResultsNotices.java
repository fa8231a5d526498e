package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.results.loaded.RowFilter;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is to be known of the open files: lines that could not be used, changes on disk, a filter that leaves nothing.
final class ResultsNotices extends VBox {

    private final ResultsViewModel model;
    private final Consumer<List<String>> showProblems;

    /// @param showProblems shows all sentences
    ResultsNotices(ResultsViewModel model, Consumer<List<String>> showProblems) {
        super(8);
        this.model = model;
        this.showProblems = showProblems;
        setId("results-notices");
        model.state().addListener(_ -> show());
        model.drift().addListener(_ -> show());
        model.shown().addListener(_ -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        model.runs().ifPresent(this::show);
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private void show(LoadedRuns runs) {
        var problems = runs.problems();
        if (!problems.isEmpty()) {
            var all = Buttons.ghost("Show", () -> showProblems.accept(problems));
            all.getStyleClass().add("compact");
            getChildren()
                    .add(new MessageCard(
                            MessageCard.Kind.WARNING,
                            Plural.of(problems.size(), "line") + " could not be used; the others count",
                            "The first: " + problems.getFirst(),
                            all));
        }
        if (model.drift().get() != ResultsState.Drift.NONE) {
            boolean gone = model.drift().get() == ResultsState.Drift.GONE;
            var reload = Buttons.normal("Reload", Feather.REFRESH_CW, model::reload);
            reload.setId("results-reload");
            reload.getStyleClass().add("compact");
            getChildren()
                    .add(new MessageCard(
                            MessageCard.Kind.INFO,
                            gone ? "A file was moved or deleted" : "A file has changed since it was read",
                            gone
                                    ? "What was read of it is still shown; single tasks cannot be read any more."
                                    : "The numbers are those of before; press F5 to read it again.",
                            reload));
        }
        if (model.shown().get() == null) {
            getChildren()
                    .add(new MessageCard(
                            MessageCard.Kind.INFO,
                            "No result is left to be counted",
                            "Not one of %s is of the chosen families, methods, kinds and lengths."
                                    .formatted(Plural.of(runs.facts().rows(), "result")),
                            Buttons.normal(
                                    "Count all results", Feather.ROTATE_CCW, () -> model.filterBy(RowFilter.ALL))));
        }
    }
}
