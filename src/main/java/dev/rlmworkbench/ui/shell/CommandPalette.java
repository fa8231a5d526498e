package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Commands;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.Overlay;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Type a few letters, press Enter: every command is found here.
final class CommandPalette {

    private static final double ROW = 36;

    private final Commands commands;
    private final Navigator navigator;
    private final Overlay overlay;

    CommandPalette(Commands commands, Navigator navigator, Overlay overlay) {
        this.commands = commands;
        this.navigator = navigator;
        this.overlay = overlay;
    }

    void open() {
        var field = new TextField();
        field.setId("palette-field");
        field.setPromptText("What do you want to do?");
        var list = new ListView<Command>();
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 10);
        list.setPlaceholder(new Label("No command is called that"));
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        Runnable find = () -> {
            list.getItems()
                    .setAll(commands.find(field.getText(), navigator.current().get()));
            list.getSelectionModel().selectFirst();
        };
        field.textProperty().addListener((_, _, _) -> find.run());
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DOWN) {
                list.getSelectionModel().selectNext();
            } else if (key.getCode() == KeyCode.UP) {
                list.getSelectionModel().selectPrevious();
            } else {
                return;
            }
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            key.consume();
        });
        field.setOnAction(_ -> run(list.getSelectionModel().getSelectedItem()));
        list.setOnMouseClicked(_ -> run(list.getSelectionModel().getSelectedItem()));
        find.run();
        var box = new VBox(field, list);
        box.getStyleClass().addAll("palette", "popover-surface");
        overlay.show(box, Pos.CENTER, () -> {});
        field.requestFocus();
    }

    private void run(@org.jspecify.annotations.Nullable Command command) {
        if (command != null) {
            overlay.hide();
            command.action().run();
        }
    }

    private static final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            var name = new Label(command.label(), Icons.of(command.icon()));
            name.setGraphicTextGap(10);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var row = new HBox(8, name, space);
            row.setAlignment(Pos.CENTER_LEFT);
            if (!command.keysText().isEmpty()) {
                var keys = new Label(command.keysText());
                keys.getStyleClass().add("key-cap");
                row.getChildren().add(keys);
            }
            setGraphic(row);
        }
    }
}
