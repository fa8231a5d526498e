package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.shell.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window as a person uses it: keys, palette, theme. One test a walk, as each opens a window.
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    @TempDir
    static Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) {
        shell = Workbench.open(stage, TestServices.in(folder, "http://127.0.0.1:9"), null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void keysAndThePaletteReachTheScreensAndTheThemeChanges(FxRobot robot) {
        assertEquals(ScreenId.HOME, shell.context().navigator().current().get());

        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        assertEquals(ScreenId.SETTINGS, shell.context().navigator().current().get());

        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        assertTrue(robot.lookup("#palette-field").queryAs(TextField.class).isFocused());
        robot.write("home").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(ScreenId.HOME, shell.context().navigator().current().get());
        assertFalse(shell.context().overlay().showing());

        robot.clickOn("#nav-settings").clickOn("#theme-dark");
        assertEquals(Theme.DARK, shell.context().settings().get().theme());
        robot.clickOn("#theme-light");
        assertEquals(Theme.LIGHT, shell.context().settings().get().theme());

        robot.interact(() -> shell.context().commands().get("keys").action().run());
        assertTrue(shell.context().overlay().showing());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shell.context().overlay().showing());
    }
}
