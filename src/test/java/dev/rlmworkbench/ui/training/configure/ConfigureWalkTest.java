package dev.rlmworkbench.ui.training.configure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.FileDialogs;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From an empty form to a training that runs as a process of its own.
@ExtendWith(ApplicationExtension.class)
class ConfigureWalkTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;
    private Path dataset;

    @Start
    void start(Stage stage) throws IOException {
        dataset = LearnedAnswers.write(folder, 6);
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings().write(Settings.DEFAULT.withExperiments(folder.resolve("experiments")));
        shell = Workbench.open(stage, services, new Chooses());
    }

    /// Answers in the user's place.
    private final class Chooses implements FileDialogs {

        @Override
        public List<Path> chooseFiles(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> chooseFile(String title, String kind, List<String> patterns) {
            return Optional.of(dataset);
        }

        @Override
        public Optional<Path> chooseFolder(String title) {
            return Optional.of(folder);
        }

        @Override
        public Optional<Path> saveAs(String title, String suggestedName) {
            return Optional.empty();
        }
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void aTrainingIsConfiguredAndStarted(FxRobot robot) throws Exception {
        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        press(robot, "#training-step-configure");
        until(() -> text(robot, "#configure-model-facts").startsWith("2M parameters"));

        press(robot, "#configure-start");
        assertTrue(text(robot, "#configure-not-started").contains("Choose a data set"), "said, not disabled");
        press(robot, "#configure-dataset-file");
        until(() -> text(robot, "#configure-dataset-facts").startsWith("6 texts to learn and 2 to judge by"));

        type(robot, "#configure-rank", "0");
        robot.interact(() -> field(robot, "#configure-rank").requestFocus());
        robot.interact(() -> field(robot, "#configure-alpha").requestFocus());
        assertTrue(robot.lookup(".field-error").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("The rank of an adapter is 1 to 1,024, not 0.")));
        type(robot, "#configure-rank", "4");
        type(robot, "#configure-accumulation", "2");
        press(robot, "#configure-optimizer-muon");
        until(() -> text(robot, "#configure-equivalent").contains("2.0e-4"));
        until(() -> text(robot, "#configure-command").contains("--rank 4"));
        press(robot, "#configure-optimizer-adamw");
        type(robot, "#configure-name", "walked");
        until(() -> text(robot, "#configure-command").contains("--name walked"));

        press(robot, "#configure-start");
        var training = TrainingFolder.of(folder.resolve("experiments"), "walked");
        until(() -> steps(training) > 0);
        until(() -> JobSign.of(training).filter(JobSign::lives).isEmpty());
        assertEquals(6, steps(training));

        press(robot, "#training-step-configure");
        until(() -> text(robot, "#configure-exists").equals("There is one already, finished"));
        press(robot, "#configure-start");
        until(() -> robot.lookup("#configure-other-name").tryQuery().isPresent());
        press(robot, "#configure-other-name");
        assertEquals("walked_2", field(robot, "#configure-name").getText());
        assertFalse(robot.lookup("#configure-other-name").tryQuery().isPresent());
    }

    @Test
    void aPresetOfOnesOwnIsSavedUsedAndDeletedAfterAQuestion(FxRobot robot) throws Exception {
        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        press(robot, "#training-step-configure");
        type(robot, "#configure-rank", "32");
        press(robot, "#configure-save-preset");
        type(robot, "#configure-preset-name", "wide");
        robot.interact(() -> field(robot, "#configure-preset-name").fireEvent(new ActionEvent()));
        press(robot, "#configure-preset-seed");
        assertEquals("8", field(robot, "#configure-rank").getText());
        choose(robot, "wide");
        assertEquals("32", field(robot, "#configure-rank").getText());

        choose(robot, "Delete wide");
        var file = folder.resolve("config/training-presets/wide.json");
        assertTrue(Files.exists(file), "not before the question is answered");
        press(robot, "#confirm");
        assertFalse(Files.exists(file));
    }

    private static void choose(FxRobot robot, String preset) {
        robot.interact(() -> robot.lookup("#configure-own-presets").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> preset.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static int steps(TrainingFolder training) throws IOException {
        return Files.exists(training.metrics())
                ? TrainingMetrics.read(training.metrics()).steps().size()
                : 0;
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> field(robot, id).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition::holds);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
