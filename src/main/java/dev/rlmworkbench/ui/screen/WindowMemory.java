package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.WindowState;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the window stood, which screen was at the front, how wide its panes were and what was chosen last.
public final class WindowMemory {

    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 700;

    private final JsonFile<WindowState> file;
    private final WindowState before;
    private final Map<String, Double> dividers;
    private final Map<String, String> choices;

    public WindowMemory(JsonFile<WindowState> file) {
        this.file = file;
        this.before = file.read();
        this.dividers = new HashMap<>(before.dividers());
        this.choices = new HashMap<>(before.choices());
    }

    /// The screen that was at the front.
    public Optional<ScreenId> screen() {
        return Arrays.stream(ScreenId.values())
                .filter(id -> id.wireName().equals(before.screen()))
                .findFirst();
    }

    /// No larger than the screen, and at the old place only where a screen still is.
    public void restore(Stage stage) {
        var visible = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(MIN_WIDTH, visible.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, visible.getHeight()));
        stage.setWidth(Math.min(before.width(), visible.getWidth()));
        stage.setHeight(Math.min(before.height(), visible.getHeight()));
        if (before.x() != null
                && before.y() != null
                && !Screen.getScreensForRectangle(before.x(), before.y(), 100, 50)
                        .isEmpty()) {
            stage.setX(before.x());
            stage.setY(before.y());
        }
        stage.setMaximized(before.maximized());
    }

    /// Keeps the position of a pane's only divider.
    ///
    /// @param name      of the pane, unique in the window
    /// @param otherwise where it stands at first, 0 to 1
    public void remember(SplitPane pane, String name, double otherwise) {
        pane.setDividerPositions(dividers.getOrDefault(name, otherwise));
        pane.getDividers()
                .getFirst()
                .positionProperty()
                .addListener((_, _, position) -> dividers.put(name, position.doubleValue()));
    }

    /// What was chosen last.
    ///
    /// @param name      of what is chosen, unique in the window
    /// @param otherwise where nothing was chosen yet
    public String chosen(String name, String otherwise) {
        return choices.getOrDefault(name, otherwise);
    }

    public void choose(String name, String choice) {
        choices.put(name, choice);
    }

    public void save(Stage stage, ScreenId screen) {
        boolean large = stage.isMaximized();
        var state = new WindowState(
                large ? before.x() : Double.valueOf(stage.getX()),
                large ? before.y() : Double.valueOf(stage.getY()),
                large ? before.width() : stage.getWidth(),
                large ? before.height() : stage.getHeight(),
                large,
                screen.wireName(),
                dividers,
                choices);
        try {
            file.write(state);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the window's place is forgotten: {}", file.path(), e.toString());
        }
    }
}
