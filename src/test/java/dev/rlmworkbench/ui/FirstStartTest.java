package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.summary.RecordedFile;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.FirstStart;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// An installed program's first start, and a file that the desktop opens with it.
@ExtendWith(ApplicationExtension.class)
class FirstStartTest {

    private static final Path SAMPLE = Path.of("experiments", "sample_comparison_trajectories.jsonl");

    private static final Path RESULTS = Path.of("experiments", "sample_comparison.jsonl");

    @TempDir
    private Path folder;

    private Path samples;
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        samples = Files.createDirectories(folder.resolve("program/samples"));
        for (var file : List.of(SAMPLE, RESULTS)) {
            Files.copy(file, samples.resolve(file.getFileName()));
        }
        shell = Workbench.open(stage, TestServices.in(folder, "http://127.0.0.1:9"), null);
        FirstStart.ask(shell.context(), samples);
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theChosenFolderIsKeptAndHasTheSamples(FxRobot robot) throws Exception {
        var field = robot.lookup("#first-start-folder").queryAs(TextField.class);
        assertEquals(folder.resolve("experiments").toString(), field.getText());
        var file = Files.writeString(folder.resolve("a-file"), "");
        robot.interact(() -> field.setText(file.toString()));
        robot.clickOn("#first-start-use");
        until(() -> !robot.lookup("#first-start-use").queryAs(Button.class).isDisabled());
        assertTrue(shell.context().overlay().showing(), "a file is no folder, so the question stays");

        var chosen = folder.resolve("my results");
        robot.interact(() -> field.setText(chosen.toString()));
        robot.clickOn("#first-start-use");
        until(() -> !shell.context().overlay().showing());
        assertEquals(chosen, shell.context().settings().get().experiments());
        assertEquals(chosen, shell.context().services().settings().read().experiments());
        assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(chosen.resolve(SAMPLE.getFileName())));
    }

    @Test
    void closingTheQuestionTakesWhatWasOfferedAndLosesNothing(FxRobot robot) throws Exception {
        var own = Files.createDirectories(folder.resolve("experiments")).resolve(SAMPLE.getFileName());
        Files.writeString(own, "the user's");
        robot.type(KeyCode.ESCAPE);
        assertFalse(shell.context().overlay().showing());
        until(() -> Files.exists(shell.context().services().settings().path()));
        assertEquals(
                folder.resolve("experiments"),
                shell.context().services().settings().read().experiments());
        assertEquals("the user's", Files.readString(own));
        until(() -> robot.lookup("sample_comparison").tryQuery().isPresent());
    }

    @Test
    void aFileOfStepsIsShownAmongTheTrajectories(FxRobot robot) throws Exception {
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenFile(SAMPLE.toAbsolutePath())));
        until(() -> shell.context().navigator().current().get() == ScreenId.TRAJECTORIES);
    }
}
