package dev.rlmworkbench.ui.screen;

import atlantafx.base.controls.ModalPane;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One pane above the screen: palette, sheet of keys, dialogs. Escape and a click beside it close it.
public final class Overlay {

    private final ModalPane pane = new ModalPane(-10);
    private @Nullable Runnable atClose;

    public Overlay() {
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        pane.displayProperty().addListener((_, _, shown) -> {
            if (!shown && atClose != null) {
                var action = atClose;
                atClose = null;
                action.run();
            }
        });
    }

    public Node node() {
        return pane;
    }

    public void show(Node content) {
        show(content, Pos.CENTER, () -> {});
    }

    /// @param closed called once when it is gone, however that came
    public void show(Node content, Pos where, Runnable closed) {
        hide();
        pane.setAlignment(where);
        if (content instanceof Region card && card.getMaxHeight() == Region.USE_COMPUTED_SIZE) {
            // otherwise the pane stretches it to the window's height
            card.setMaxHeight(Region.USE_PREF_SIZE);
        }
        pane.show(content);
        atClose = closed;
        content.requestFocus();
    }

    public void hide() {
        if (pane.isDisplay()) {
            pane.hide(true);
        }
    }

    public ReadOnlyBooleanProperty shown() {
        return pane.displayProperty();
    }

    public boolean showing() {
        return pane.isDisplay();
    }
}
