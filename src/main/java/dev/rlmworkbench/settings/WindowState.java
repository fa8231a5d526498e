package dev.rlmworkbench.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the window stood when it was closed, in pixels of the screen.
///
/// @param x        left edge, null where the system chooses
/// @param y        upper edge, null where the system chooses
/// @param screen   identifier of the last screen, null for the first
/// @param dividers positions from 0 to 1 by the name of their pane
/// @param choices  what was chosen last, such as hidden columns, by the name of what was chosen
public record WindowState(
        @Nullable Double x,
        @Nullable Double y,
        double width,
        double height,
        boolean maximized,
        @Nullable String screen,
        Map<String, Double> dividers,
        Map<String, String> choices) {

    public static final WindowState DEFAULT = new WindowState(null, null, 0, 0, false, null, null, null);

    public WindowState(
            @Nullable Double x,
            @Nullable Double y,
            double width,
            double height,
            boolean maximized,
            @Nullable String screen,
            @Nullable Map<String, Double> dividers,
            @Nullable Map<String, String> choices) {
        this.x = x;
        this.y = y;
        this.width = width > 0 ? width : 1440;
        this.height = height > 0 ? height : 900;
        this.maximized = maximized;
        this.screen = screen;
        this.dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
        this.choices = choices == null ? Map.of() : Map.copyOf(choices);
    }
}
