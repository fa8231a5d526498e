package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.io.IOException;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A dialog for text that is in no file.
public final class PasteText {

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
        var copied = clipboard.hasString() ? clipboard.getString() : "";
        var trouble = FieldError.of(area);
        var whole = wholeClipboard(context, shelf, copied, trouble);
        if (TypedText.fits(copied)) {
            area.setText(copied);
        }
        TypedText.limit(area, refused -> trouble.setText(refused + " Copy it and use the button for the clipboard."));
        var add = Buttons.primary("Add as document", Feather.FILE_PLUS, () -> {
            if (area.getText().isBlank()) {
                trouble.setText("There is no text yet.");
                return;
            }
            keep(context, shelf, area.getText(), trouble);
        });
        add.setId("ask-paste-add");
        var buttons = new HBox(8, whole, Buttons.ghost("Cancel", context.overlay()::hide), add);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var dialog = new VBox(title, below, area, trouble, buttons);
        dialog.getStyleClass().addAll("popover-surface", "dialog-card");
        context.overlay().show(dialog);
        area.requestFocus();
    }

    /// For a text that is too long to be shown in a field: it is taken as it is.
    private static Node wholeClipboard(ScreenContext context, DocumentShelf shelf, String copied, FieldError trouble) {
        var words = String.format(Locale.ROOT, "Add the clipboard's %,d characters", copied.length());
        var whole = Buttons.normal(words, Feather.CLIPBOARD, () -> keep(context, shelf, copied, trouble));
        whole.setId("ask-paste-clipboard");
        whole.setVisible(!TypedText.fits(copied));
        whole.setManaged(whole.isVisible());
        return whole;
    }

    private static void keep(ScreenContext context, DocumentShelf shelf, String text, FieldError trouble) {
        try {
            shelf.addText(text);
            context.overlay().hide();
        } catch (IOException e) {
            trouble.setText("The text cannot be kept: " + FailureWords.of(e));
        }
    }
}
