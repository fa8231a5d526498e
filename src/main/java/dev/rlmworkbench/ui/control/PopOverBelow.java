package dev.rlmworkbench.ui.control;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/// A small pane below the button that opens it; the window stays usable.
public class PopOverBelow extends PopOver {

    /// @param styleSheets names of those that its content needs beside `popover`, see [StyleSheets#address]
    public PopOverBelow(Node content, String... styleSheets) {
        super(content);
        setAnimated(false);
        setDetachable(false);
        setArrowLocation(ArrowLocation.TOP_RIGHT);
        setArrowSize(8);
        setCornerRadius(8);
        getRoot().getStylesheets().add(StyleSheets.address("popover"));
        for (var name : styleSheets) {
            getRoot().getStylesheets().add(StyleSheets.address(name));
        }
        // the keyboard is in what was opened
        setOnShown(_ -> content.requestFocus());
    }
}
