package dev.rlmworkbench.ui.control;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A command to be typed elsewhere, with a button that copies it.
public final class CommandLine extends HBox {

    private final Label text = new Label();
    private String command = "";

    public CommandLine(String command) {
        getStyleClass().add("command-line");
        text.getStyleClass().add("mono");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, Buttons.icon(Feather.COPY, "Copy", () -> {
            var content = new ClipboardContent();
            content.putString(this.command);
            Clipboard.getSystemClipboard().setContent(content);
        }));
        show(command);
    }

    /// A command with options stands on as many lines as it has options; what is copied is one line.
    public void show(String command) {
        this.command = command;
        text.setText(command.replace(" --", " \\\n  --"));
    }
}
