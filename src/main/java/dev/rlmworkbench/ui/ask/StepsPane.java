package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All steps of an answer, streaming while it is made: the model's words, its code, what the code printed.
final class StepsPane {

    private StepsPane() {}

    static void open(ScreenContext context, SidePane side, AskedQuestion asked, MethodRun run) {
        var cards = new VBox(8);
        run.steps().forEach(step -> cards.getChildren().add(new StepCard(step)));
        ListChangeListener<AnswerStep> added = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(step -> cards.getChildren().add(new StepCard(step)));
            }
        };
        run.steps().addListener(added);
        var scroll = new ScrollPane(cards);
        scroll.setId("ask-steps");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var content = new VBox(8, scroll, doing(run));
        var file = asked.documents().trajectory();
        if (file != null && context.navigator().has(ScreenId.TRAJECTORIES)) {
            var whole = Buttons.normal(
                    "Open in Trajectories",
                    Feather.GIT_BRANCH,
                    () -> context.navigator()
                            .open(new ScreenRequest.OpenTrajectory(
                                    file,
                                    run.state().get() instanceof MethodRun.Answered answered
                                            ? answered.answer().fingerprint()
                                            : null)));
            content.getChildren().add(whole);
        }
        side.show(
                "Steps of " + MethodMark.name(run.method()),
                file == null ? "" : String.valueOf(file.getFileName()),
                content,
                () -> {
                    run.steps().removeListener(added);
                    cards.getChildren().forEach(card -> ((StepCard) card).close());
                });
    }

    /// What goes on and for how long, until the answer is there.
    private static Label doing(MethodRun run) {
        var doing = new Label();
        doing.setId("ask-steps-doing");
        doing.getStyleClass().add("secondary");
        doing.setWrapText(true);
        doing.textProperty().bind(run.activity());
        var going = Bindings.createBooleanBinding(() -> !run.ended(), run.state());
        doing.visibleProperty().bind(going);
        doing.managedProperty().bind(going);
        return doing;
    }
}
