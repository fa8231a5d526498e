package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.VisibleText;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// How far the making or opening of a data set is, or why it was refused.
final class WaitingPane extends StackPane {

    private static final double BAR = 320;

    private final DataViewModel model;

    WaitingPane(DataViewModel model) {
        this.model = model;
        model.state().subscribe(this::show);
    }

    private void show(DataState state) {
        getChildren().clear();
        switch (state) {
            case DataState.Building(var name, var job) -> {
                var cancel = Buttons.normal("Cancel", Feather.X, job::cancel);
                cancel.setId("data-cancel");
                var words = new Label();
                words.setId("data-building");
                words.textProperty().bind(job.detail());
                getChildren()
                        .add(waiting(
                                "Building " + name,
                                "Gate after gate, every turn is looked at once. It goes on while you are elsewhere.",
                                cancel,
                                job.fraction(),
                                words));
            }
            case DataState.Opening(var file) -> {
                var cancel = Buttons.normal("Cancel", Feather.X, model::cancelOpening);
                cancel.setId("data-cancel");
                getChildren()
                        .add(waiting(
                                "Opening " + file.getFileName(),
                                "Each sample is looked at once; its tokens are read when you look at it.",
                                cancel,
                                model.opened(),
                                new Label()));
            }
            case DataState.Refused(var title, var reason) -> {
                var back = Buttons.normal("Choose again", Feather.ARROW_LEFT, model::choose);
                back.setId("data-choose-again");
                getChildren()
                        .add(new EmptyState(
                                Feather.ALERT_TRIANGLE,
                                VisibleText.oneLine(title, 120),
                                VisibleText.ofLabel(reason).text(),
                                back));
            }
            case DataState.Choosing _, DataState.Shown _ -> {
                // another pane is at the front
            }
        }
    }

    private static Node waiting(
            String title, String sentence, Button cancel, ObservableValue<Number> fraction, Label words) {
        var bar = new ProgressBar();
        bar.setPrefWidth(BAR);
        bar.setAccessibleText("How far it is");
        bar.progressProperty().bind(fraction.map(share -> Math.max(-1, share.doubleValue())));
        words.getStyleClass().add("small");
        var state = new EmptyState(Feather.LOADER, title, sentence, cancel);
        state.getChildren().addAll(2, List.of(bar, words));
        return state;
    }
}
