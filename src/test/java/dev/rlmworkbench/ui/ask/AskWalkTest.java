package dev.rlmworkbench.ui.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.TextExt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From a dropped document to a saved task, with keys and mouse.
@ExtendWith(ApplicationExtension.class)
class AskWalkTest {

    @TempDir
    static Path folder;

    private static LockerModel server;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        server = new LockerModel();
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings().write(services.settings().read().withEndpoints(List.of(server.address())));
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aQuestionIsAnsweredItsPassageOpensAndItBecomesATask(FxRobot robot) throws Exception {
        var log = LockerModel.log(folder.resolve("pumps.log"));
        until(() -> shell.context().models().state().get() instanceof ModelWatch.Found);
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.AskAbout(List.of(log))));

        var models = robot.lookup("#ask-model").queryAs(ComboBox.class);
        var chosen = models.getValue();
        robot.interact(models::show);
        robot.write("no such model").type(KeyCode.TAB);
        assertEquals(chosen, models.getValue(), "a search that finds nothing leaves the model chosen");
        robot.clickOn("#ask-question");

        robot.type(KeyCode.ENTER);
        assertTrue(robot.lookup("#ask-missing").queryAs(Label.class).isVisible());
        until(() -> robot.lookup((Label label) -> label.getText().startsWith("301 lines"))
                .tryQuery()
                .isPresent());
        robot.clickOn("#ask-plain").clickOn("#ask-question");
        robot.write("What is the locker number of Anneke Dahl?").type(KeyCode.ENTER);
        until(() -> robot.lookup("#ask-text-vanilla").tryQuery().isPresent());
        assertEquals("90380", robot.lookup("#ask-text-rlm").queryAs(Label.class).getText());
        assertEquals(
                "It is 90380.",
                robot.lookup("#ask-text-vanilla").queryAs(Label.class).getText());

        robot.clickOn("Open");
        var reader = robot.lookup("#ask-reader").queryAs(CodeArea.class);
        assertEquals(150, reader.getCurrentParagraph());
        var marked = robot.from(reader).lookup(".mark").queryAs(TextExt.class);
        assertNotNull(marked.getBackgroundColor(), "the passage stands out from its document");
        robot.clickOn("#ask-side-close");
        robot.clickOn("#ask-steps-rlm");
        assertTrue(robot.lookup("#ask-steps").tryQuery().isPresent());
        robot.clickOn("#ask-side-close");
        robot.clickOn("#ask-copy-rlm");
        robot.interact(() -> assertTrue(
                Clipboard.getSystemClipboard().getString().contains("[1] pumps.log, line 151"),
                Clipboard.getSystemClipboard().getString()));

        robot.clickOn("#ask-save").clickOn("#ask-save-task");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(shell.context().overlay().showing());
        assertEquals(1, Files.readAllLines(folder.resolve("my-tasks.jsonl")).size());
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
