package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.state.Preferences;
import java.io.IOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Fonts and theme of the whole window.
public final class Look {

    private static final List<String> FONTS = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    /// In pixels; the system takes the one that suits it.
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128, 256);

    private Look() {}

    /// Before the first control is made: JavaFX brings no fonts and fails on a system that has none.
    ///
    /// @throws IllegalStateException when a font is missing from the build
    public static void loadFonts() {
        for (var font : FONTS) {
            try (var file = Look.class.getResourceAsStream(font)) {
                if (file == null || Font.loadFont(file, 13) == null) {
                    throw new IllegalStateException("the font " + font + " is missing or damaged");
                }
            } catch (IOException e) {
                throw new IllegalStateException("the font " + font + " cannot be read", e);
            }
        }
    }

    /// Of the window.
    public static List<Image> icons() {
        return ICONS.stream()
                .map(size -> new Image(String.valueOf(
                        Look.class.getResource("/dev/rlmworkbench/ui/icons/rlm-workbench-" + size + ".png"))))
                .toList();
    }

    /// Applies the theme now and at each change of the setting, and of the system's where that is followed.
    public static void follow(Preferences settings) {
        var system = Platform.getPreferences().colorSchemeProperty();
        settings.property().addListener((_, _, now) -> apply(now.theme(), system));
        system.addListener((_, _, _) -> apply(settings.get().theme(), system));
        apply(settings.get().theme(), system);
    }

    private static void apply(Theme theme, ReadOnlyObjectProperty<ColorScheme> system) {
        boolean dark =
                switch (theme) {
                    case DARK -> true;
                    case LIGHT -> false;
                    case SYSTEM -> system.get() == ColorScheme.DARK;
                };
        var sheet = StyleSheets.address(dark ? "dark" : "light");
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            // an open popup would keep half of the old colours
            Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .toList()
                    .forEach(Window::hide);
            Application.setUserAgentStylesheet(sheet);
        }
    }
}
