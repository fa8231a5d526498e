package dev.rlmworkbench.ui.control;

import java.util.Objects;
import javafx.application.Application;

/// Where the style sheets are.
public final class StyleSheets {

    private StyleSheets() {}

    /// Whether the window is drawn in dark colours now.
    public static boolean isDark() {
        return address("dark").equals(Application.getUserAgentStylesheet());
    }

    /// @param name `dark`, or of one screen, such as `home`
    /// @throws NullPointerException when the build has none of this name
    public static String address(String name) {
        return Objects.requireNonNull(
                        StyleSheets.class.getResource("/dev/rlmworkbench/ui/" + name + ".css"),
                        "no style sheet " + name)
                .toExternalForm();
    }
}
