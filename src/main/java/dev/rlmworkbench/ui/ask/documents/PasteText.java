package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.io.IOException;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A dialog for text that is in no file.
public final class PasteText {

    private static final int MAX_PREFILLED_LENGTH = 2_000_000;

    private PasteText() {}

    public static void open(ScreenContext context, DocumentShelf shelf) {
        var title = new Label("Text to ask about");
        title.getStyleClass().add("heading");
        var below = new Label("It is kept as a file on this computer, like any other document.");
        below.getStyleClass().add("small");
        var area = new TextArea();
        area.setId("ask-paste-text");
        area.setWrapText(true);
        area.setPrefRowCount(14);
        area.setPromptText("Paste or type the text");
        var clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString() && clipboard.getString().length() <= MAX_PREFILLED_LENGTH) {
            area.setText(clipboard.getString());
        }
        var trouble = FieldError.of(area);
        var add = Buttons.primary("Add as document", Feather.FILE_PLUS, () -> {
            if (area.getText().isBlank()) {
                trouble.setText("There is no text yet.");
                return;
            }
            try {
                shelf.addText(area.getText());
                context.overlay().hide();
            } catch (IOException e) {
                trouble.setText("The text cannot be kept: " + FailureWords.of(e));
            }
        });
        add.setId("ask-paste-add");
        var buttons = new HBox(8, Buttons.ghost("Cancel", context.overlay()::hide), add);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var dialog = new VBox(title, below, area, trouble, buttons);
        dialog.getStyleClass().addAll("popover-surface", "dialog-card");
        context.overlay().show(dialog);
        area.requestFocus();
    }
}
