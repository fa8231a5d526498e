package dev.rlmworkbench.ui.control;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// Names and other people's text that may be cut where there is no room for all of it.
public final class CutText {

    private static final double WIDTH = 480;

    private CutText() {}

    /// While the text is cut, a tooltip tells all of it.
    public static <T extends Labeled> T of(T label) {
        var whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(WIDTH);
        whole.textProperty().bind(label.textProperty());
        label.tooltipProperty().bind(label.textTruncatedProperty().map(cut -> cut ? whole : null));
        return label;
    }
}
