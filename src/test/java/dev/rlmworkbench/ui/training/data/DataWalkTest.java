package dev.rlmworkbench.ui.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.control.code.LongTextArea;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

/// A person makes a data set of the sample that ships and looks at what went into it and what did not.
@ExtendWith(ApplicationExtension.class)
class DataWalkTest {

    private static final String SAMPLE = "sample_pocket_trajectories.jsonl";

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        var experiments = Files.createDirectories(folder.resolve("experiments"));
        Files.copy(Path.of("experiments").resolve(SAMPLE), experiments.resolve(SAMPLE));
        shell = Workbench.open(stage, TestServices.in(folder, "http://127.0.0.1:9"), null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void recordedRunsBecomeADataSetThatCanBeLookedThrough(FxRobot robot) throws TimeoutException {
        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        until(() -> shows(robot, "#data-source-sample_pocket"));
        robot.clickOn("#data-build");
        until(() -> label(robot, "#data-sources-error").equals("Choose at least one trajectory file."));
        robot.clickOn("#data-source-sample_pocket");
        until(() -> label(robot, "#data-sources-error").isEmpty());
        robot.interact(
                () -> robot.lookup("#data-max-length").queryAs(TextField.class).setText("400"));
        robot.clickOn("#data-build");

        until(() -> shows(robot, "#data-title"));
        assertEquals("sft_dataset.jsonl", label(robot, "#data-title"));
        assertTrue(Files.exists(folder.resolve("experiments/sft_dataset.build.json")));
        assertTrue(shows(robot, "#data-configure"));
        assertEquals(21, list(robot).getItems().size());
        until(() -> sample(robot).contains("[ learned, turn 1, "));
        robot.interact(() -> robot.lookup("#data-list").query().requestFocus());
        robot.type(KeyCode.J);
        until(() -> list(robot).getSelectionModel().getSelectedIndex() == 1);

        robot.interact(() -> robot.lookup("#data-gate-more_than_one_turn")
                .queryAs(Hyperlink.class)
                .fire());
        until(() -> list(robot).getItems().size() == 18);
        assertEquals("Not \u201cmore than one turn\u201d: it took one turn.", label(robot, "#data-reason"));
        robot.interact(() ->
                robot.lookup("#data-open-trajectory").queryAs(Button.class).fire());
        until(() -> shell.context().navigator().current().get() == ScreenId.TRAJECTORIES
                && robot.lookup("#trajectories-list").tryQuery().isPresent());

        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        robot.clickOn("#data-another");
        until(() -> shows(robot, "#data-open-sft_dataset"));
        robot.clickOn("#data-build");
        until(() -> shell.context().overlay().showing());
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#data-back");
        until(() -> shows(robot, "#data-title"));
    }

    private static boolean shows(FxRobot robot, String selector) {
        return robot.lookup(selector).tryQuery().map(DataWalkTest::isSeen).orElse(false);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String label(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Label.class).getText();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#data-list").queryAs(ListView.class);
    }

    private static String sample(FxRobot robot) {
        return robot.lookup("#data-sample").queryAs(LongTextArea.class).getText();
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
