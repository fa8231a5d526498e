package dev.rlmworkbench.ui.ask;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The text as a bar, with the part that the model's window could hold filled.
final class WindowBar extends Pane {

    private final Region part = new Region();
    private double share;

    WindowBar() {
        getStyleClass().add("window-bar");
        part.getStyleClass().add("window-bar-part");
        getChildren().add(part);
    }

    /// @param times the text's tokens over the window's, 0 when unknown
    void show(double times) {
        share = times == 0 ? 0 : Math.min(1, 1 / times);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        part.resizeRelocate(0, 0, share == 0 ? 0 : Math.max(3, getWidth() * share), getHeight());
    }
}
