package dev.rlmworkbench.ui.control;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons, whose size and colour come from style classes: the theme overrides what is set in code.
public final class Icons {

    private Icons() {}

    /// @param styleClasses `icon-12` to `icon-18`, `right-icon`, `wrong-icon`, `warn-icon`, `accent-icon`
    public static FontIcon of(Ikon icon, String... styleClasses) {
        var node = new FontIcon(icon);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
