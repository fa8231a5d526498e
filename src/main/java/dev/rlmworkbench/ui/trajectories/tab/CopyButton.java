package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;

/// Puts a text on the clipboard.
public final class CopyButton {

    private CopyButton() {}

    static Button of(String label, Supplier<String> text) {
        var button = Buttons.ghost(label, () -> copy(text.get()));
        button.setGraphic(Icons.of(Feather.COPY, "icon-14"));
        button.getStyleClass().add("compact");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return button;
    }

    public static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
