package dev.rlmworkbench.ui.control;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Widths of the cells of a row, so that those of all rows stand below each other.
public final class CellWidth {

    private CellWidth() {}

    /// One that takes the room that is left.
    public static Region grown(Region cell) {
        HBox.setHgrow(cell, Priority.ALWAYS);
        cell.setMinWidth(90);
        cell.setPrefWidth(120);
        cell.setMaxWidth(Double.MAX_VALUE);
        return cell;
    }

    /// One that is always as wide.
    ///
    /// @param width in pixels
    public static Region wide(Region cell, double width) {
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
        return cell;
    }
}
