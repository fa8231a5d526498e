package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.SectionHeader;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Asks before something ends or goes away; the harmless answer has the focus.
public final class Confirmation extends VBox {

    private final Button harmless;

    /// @param keep   what the harmless button says
    /// @param does   what the other one says
    /// @param action done after the question is gone
    public Confirmation(
            Overlay overlay, String title, String words, String keep, String does, Ikon icon, Runnable action) {
        getStyleClass().addAll("popover-surface", "dialog-card");
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        harmless = Buttons.primary(keep, Feather.CORNER_UP_LEFT, overlay::hide);
        var dangerous = Buttons.danger(does, icon, () -> {
            overlay.hide();
            action.run();
        });
        dangerous.setId("confirm");
        getChildren().addAll(new SectionHeader(title), text, new HBox(8, harmless, dangerous));
    }

    /// Before a thing of a name is deleted for good.
    public static Confirmation ofDeleting(Overlay overlay, String kind, String name, Runnable delete) {
        return new Confirmation(
                overlay,
                "Delete the %s %s?".formatted(kind, name),
                "It cannot be brought back.",
                "Keep it",
                "Delete",
                Feather.TRASH_2,
                delete);
    }

    @Override
    public void requestFocus() {
        harmless.requestFocus();
    }
}
