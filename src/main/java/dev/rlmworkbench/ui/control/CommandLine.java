package dev.rlmworkbench.ui.control;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A command to be typed elsewhere, with a button that copies it.
public final class CommandLine extends HBox {

    private final Label text = CutText.of(new Label());

    public CommandLine(String command) {
        getStyleClass().add("command-line");
        text.getStyleClass().add("mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, Buttons.icon(Feather.COPY, "Copy", () -> {
            var content = new ClipboardContent();
            content.putString(text.getText());
            Clipboard.getSystemClipboard().setContent(content);
        }));
        show(command);
    }

    public void show(String command) {
        text.setText(command);
    }
}
