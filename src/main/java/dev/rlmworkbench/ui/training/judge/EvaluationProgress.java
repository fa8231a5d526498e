package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.state.Job;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How far the evaluation is, or why it did not start. Nothing while there is neither.
final class EvaluationProgress extends VBox {

    private final ScreenContext context;
    private final EvaluateViewModel model;

    EvaluationProgress(ScreenContext context, EvaluateViewModel model) {
        this.context = context;
        this.model = model;
        setId("evaluation-progress");
        model.job().subscribe(_ -> show());
        model.notStarted.subscribe(_ -> show());
        model.checking().subscribe(_ -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        var job = model.job().get();
        if (job != null) {
            getChildren().add(running(job));
        } else if (model.checking().get()) {
            getChildren()
                    .add(new MessageCard(
                            MessageCard.Kind.INFO,
                            "One moment",
                            "The texts of the tasks are held against those that were learned."));
        } else if (!model.notStarted.get().isEmpty()) {
            var message = new MessageCard(MessageCard.Kind.ERROR, "Not started", model.notStarted.get());
            message.setId("evaluate-not-started");
            getChildren().add(message);
        }
        boolean any = !getChildren().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private Node running(Job job) {
        var bar = new ProgressBar();
        bar.setId("evaluate-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How far the evaluation is");
        bar.progressProperty().bind(job.fraction());
        var detail = new Label();
        detail.getStyleClass().add("small");
        detail.textProperty().bind(job.detail());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var watch = Buttons.normal(
                "Watch it live", Feather.ACTIVITY, () -> context.navigator().open(new ScreenRequest.Watch(null)));
        watch.setId("evaluate-watch");
        watch.getStyleClass().add("compact");
        var row = new HBox(8, Chip.running("Evaluating"), detail, space, watch);
        row.setAlignment(Pos.CENTER_LEFT);
        var card = new Card(row, bar);
        card.getStyleClass().add("judge-card");
        return card;
    }
}
