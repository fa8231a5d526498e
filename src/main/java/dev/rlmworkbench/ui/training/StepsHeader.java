package dev.rlmworkbench.ui.training;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.List;
import java.util.Set;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The names of the steps across the top, with the buttons of the one at the front.
final class StepsHeader extends HBox {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final HBox actions = new HBox(8);

    /// @param steps that there are
    StepsHeader(TrainingDesk desk, Set<TrainingStep> steps) {
        super(8);
        getStyleClass().add("training-steps");
        setAlignment(Pos.CENTER_LEFT);
        int number = 1;
        for (var step : steps) {
            if (number > 1) {
                var line = new Region();
                line.getStyleClass().add("step-line");
                getChildren().add(line);
            }
            getChildren().add(button(desk, step, number++));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(gap, actions, trainings(desk));
    }

    void show(List<Node> buttons) {
        actions.getChildren().setAll(buttons);
    }

    private static ToggleButton trainings(TrainingDesk desk) {
        var button = new ToggleButton("Trainings", Icons.of(Feather.LIST));
        button.setId("training-history");
        button.setTooltip(new Tooltip("All trainings in this folder"));
        button.selectedProperty().bindBidirectional(desk.history());
        return button;
    }

    private static ToggleButton button(TrainingDesk desk, TrainingStep step, int number) {
        var digit = new Label(Integer.toString(number));
        digit.getStyleClass().add("step-number");
        var check = Icons.of(Feather.CHECK, "icon-14", "right-icon");
        var mark = new StackPane(digit);
        mark.getStyleClass().add("step-mark");
        var button = new ToggleButton(step.title(), mark);
        button.setId("training-step-" + step.name().toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().setAll("step-button");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            desk.step().set(step);
            desk.history().set(false);
            button.setSelected(true);
        });
        Runnable look = () -> {
            boolean front = desk.step().get() == step && !desk.history().get();
            boolean done = desk.done().contains(step);
            button.setSelected(front);
            button.pseudoClassStateChanged(DONE, done);
            mark.getChildren().setAll(done && !front ? check : digit);
            button.setAccessibleText("Step %d, %s%s".formatted(number, step.title(), done ? ", done" : ""));
        };
        desk.step().subscribe(look);
        desk.history().subscribe(look);
        desk.done().addListener((SetChangeListener<TrainingStep>) _ -> look.run());
        look.run();
        return button;
    }
}
