package dev.rlmworkbench.ui.trajectories;

import static dev.rlmworkbench.ui.trajectories.RecordedTasks.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
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

/// A person opens a file, steps with keys, searches and compares.
@ExtendWith(ApplicationExtension.class)
class TrajectoriesWalkTest {

    @TempDir
    private Path folder;

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

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String place(FxRobot robot) {
        return robot.lookup("#trajectories-place").queryAs(Label.class).getText();
    }

    @Test
    void aFileIsOpenedSteppedSearchedAndCompared(FxRobot robot) throws IOException, TimeoutException {
        var notes = Files.writeString(folder.resolve("notes.jsonl"), "no trajectory\n");
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(notes, null)));
        until(() -> robot.lookup("notes.jsonl cannot be opened").tryQuery().isPresent());

        var file = Files.writeString(
                folder.resolve("two_trajectories.jsonl"), task("aa", "rlm", 3) + task("bb", "vanilla", 1));
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(file, "aa")));
        until(() -> place(robot).equals("Step 1 of 3"));
        robot.type(KeyCode.RIGHT);
        assertEquals("Step 2 of 3", place(robot));
        robot.type(KeyCode.END).type(KeyCode.K);
        assertEquals("Step 2 of 3", place(robot));
        robot.type(KeyCode.HOME).type(KeyCode.J);
        assertEquals("Step 2 of 3", place(robot));
        for (var tab : List.of("Conversation", "Sub-calls", "Variables", "Usage", "Raw JSON", "Code and output")) {
            robot.clickOn(tab);
        }

        var compare = robot.lookup("#trajectories-compare").queryAs(MenuButton.class);
        assertTrue(compare.getItems().getFirst().getText().startsWith("Vanilla"));
        robot.interact(() -> compare.getItems().getFirst().fire());
        until(() -> robot.lookup(".trajectory").queryAll().size() == 2);
        assertEquals("Step 2 of 3", place(robot), "the other one has only one step");
        robot.type(KeyCode.END);
        assertEquals("Step 3 of 3", place(robot));
        robot.clickOn(robot.from(robot.lookup(".trajectory").nth(1))
                .lookup(".step-card")
                .<Node>query());
        assertEquals("Step 1 of 3", place(robot), "its only card is marked, and still leads to its step");

        robot.interact(() -> shell.context().settings().change(settings -> settings.withTheme(Theme.DARK)));
        robot.interact(() -> shell.context().settings().change(settings -> settings.withTheme(Theme.LIGHT)));
        robot.type(KeyCode.RIGHT);

        var list = robot.lookup("#trajectories-list").queryAs(ListView.class);
        robot.interact(() ->
                robot.lookup("#trajectories-search").queryAs(TextField.class).setText("bbword"));
        until(() -> list.getItems().size() == 1);
        robot.interact(() ->
                robot.lookup("#trajectories-search").queryAs(TextField.class).setText("nowhere"));
        until(() -> list.getItems().isEmpty());
        assertFalse(robot.lookup("#error-dialog").tryQuery().isPresent());
    }
}
