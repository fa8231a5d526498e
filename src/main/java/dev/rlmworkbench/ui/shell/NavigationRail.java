package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.state.TrainingFeed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screens at the left edge; icons alone in a narrow window.
final class NavigationRail extends VBox {

    private final Map<ScreenId, ToggleButton> buttons = new EnumMap<>(ScreenId.class);

    NavigationRail(Navigator navigator, TrainingCentre trainings) {
        getStyleClass().add("navigation");
        for (var id : navigator.screens()) {
            if (id == ScreenId.MODELS) {
                getChildren().add(rule());
            }
            if (id == ScreenId.SETTINGS) {
                var space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                getChildren().add(space);
            }
            var button = button(id, navigator);
            buttons.put(id, button);
            getChildren().add(id == ScreenId.TRAINING ? withDot(button, trainings) : button);
        }
        navigator.current().addListener((_, _, id) -> select(id));
    }

    private void select(ScreenId id) {
        buttons.forEach((each, button) -> button.setSelected(each == id));
    }

    private ToggleButton button(ScreenId id, Navigator navigator) {
        var button = new ToggleButton(id.title(), Icons.of(id.icon(), "icon-16"));
        button.setId("nav-" + id.wireName());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(id.title()));
        button.setOnAction(_ -> {
            navigator.open(id);
            select(id); // a second click must not put it off
        });
        return button;
    }

    /// While a training works.
    private static Node withDot(ToggleButton button, TrainingCentre trainings) {
        var dot = new Region();
        dot.getStyleClass().add("nav-dot");
        dot.setId("nav-training-dot");
        dot.setMouseTransparent(true);
        StackPane.setAlignment(dot, Pos.CENTER_RIGHT);
        var both = new StackPane(button);
        trainings.running().addListener((ListChangeListener<TrainingFeed>) _ -> {
            boolean works = !trainings.running().isEmpty();
            both.getChildren().setAll(works ? List.of(button, dot) : List.of(button));
            button.setAccessibleText(works ? button.getText() + ", a training works" : button.getText());
        });
        return both;
    }

    private static Node rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        VBox.setMargin(rule, new javafx.geometry.Insets(8, 6, 8, 6));
        return rule;
    }
}
