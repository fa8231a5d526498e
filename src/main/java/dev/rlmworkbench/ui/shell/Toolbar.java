package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Commands;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.TrainingCentre;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Brand, endpoint, palette, jobs, theme, run and stop.
final class Toolbar extends HBox {

    private final Node jobs;

    Toolbar(Commands commands, EndpointChip endpoint, JobCentre jobs, TrainingCentre trainings) {
        getStyleClass().add("toolbar");
        this.jobs = jobs(commands.get("jobs"), jobs, trainings);
        var tile = new StackPane(Icons.of(Feather.CORNER_DOWN_RIGHT, "icon-16"));
        tile.getStyleClass().add("brand-tile");
        var name = new Label("RLM Workbench");
        name.getStyleClass().add("heading");
        name.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        tile,
                        name,
                        endpoint,
                        space(),
                        palette(commands.get("palette")),
                        space(),
                        this.jobs,
                        iconButton(commands.get("theme")),
                        button(commands.get("run"), "tonal"),
                        button(commands.get("stop"), "destructive"));
    }

    /// The button of the jobs.
    Node jobs() {
        return jobs;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Node palette(Command command) {
        var keys = new Label(command.keysText());
        keys.getStyleClass().add("key-cap");
        var space = new Region();
        var words = new Label("Search or run a command", Icons.of(Feather.SEARCH, "icon-14"));
        words.getStyleClass().add("secondary");
        words.setGraphicTextGap(8);
        HBox.setHgrow(space, Priority.ALWAYS);
        var content = new HBox(words, space, keys);
        content.setPrefWidth(320);
        content.setStyle("-fx-alignment: center-left");
        var button = new Button();
        button.setGraphic(content);
        button.setId("palette-button");
        button.getStyleClass().add("palette-button");
        button.setOnAction(_ -> command.action().run());
        button.setAccessibleText(command.label());
        return button;
    }

    private static Node jobs(Command command, JobCentre jobs, TrainingCentre trainings) {
        var count = new Label();
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(Bindings.size(jobs.running())
                        .add(Bindings.size(trainings.running()))
                        .asString());
        var words = new Label("Jobs", Icons.of(command.icon()));
        words.setGraphicTextGap(7);
        var content = new HBox(7, words, count);
        content.setStyle("-fx-alignment: center-left");
        var button = new Button();
        button.setGraphic(content);
        button.setId("jobs-button");
        button.getStyleClass().add("ghost");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> command.action().run());
        button.setTooltip(new Tooltip("Jobs and messages"));
        button.setAccessibleText("Jobs and messages");
        return button;
    }

    private static Node iconButton(Command command) {
        var button = Buttons.icon(command.icon(), meaning(command), command.action());
        button.setId("button-" + command.id());
        return button;
    }

    private static Node button(Command command, String styleClass) {
        var button = Buttons.normal(command.label(), command.icon(), command.action());
        button.getStyleClass().add(styleClass);
        button.setId("button-" + command.id());
        button.setTooltip(new Tooltip(meaning(command)));
        button.setMinWidth(USE_PREF_SIZE);
        if (command.enabled() != null) {
            button.disableProperty().bind(Bindings.not(command.enabled()));
        }
        return button;
    }

    private static String meaning(Command command) {
        return command.keysText().isEmpty()
                ? command.label()
                : "%s (%s)".formatted(command.label(), command.keysText());
    }
}
