package dev.rlmworkbench.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
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

/// The whole screen, offline: the sample that ships becomes a data set, the shipped model learns it in a process of its
/// own, is watched and led, and is judged beside itself.
@ExtendWith(ApplicationExtension.class)
class TrainingWalkTest {

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
    void fromRecordedRunsToAVerdict(FxRobot robot) throws TimeoutException {
        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        press(robot, "#training-step-train");
        until(() -> node("#training-nothing").isVisible());
        press(robot, "#training-step-data");

        until(() -> isSeen("#data-source-sample_pocket"));
        press(robot, "#data-source-sample_pocket");
        press(robot, "#data-build");
        until(() -> isSeen("#data-configure"));
        press(robot, "#data-configure");
        until(() -> text("#configure-dataset-facts").contains(" texts to learn and "));
        type(robot, "#configure-steps", "120");
        type(robot, "#configure-accumulation", "1");
        type(robot, "#configure-checkpoint-every", "1000");
        type(robot, "#configure-patience", "0");
        type(robot, "#configure-rank", "2");
        type(robot, "#configure-name", "walked");
        press(robot, "#configure-start");

        until(() -> text("#training-phase").equals("Training"));
        assertEquals("walked", text("#training-name"));
        until(() -> text("#status-training").contains("walked") && steps() > 0);
        press(robot, "#training-pause");
        until(() -> text("#training-phase").equals("Paused") && titles().contains("Paused"));
        until(() -> picture("#training-training-loss-chart"));
        looksAreChanged(robot);

        int paused = steps();
        press(robot, "#training-pause");
        until(() -> titles().contains("Goes on") && steps() > paused);
        press(robot, "#training-checkpoint");
        until(() -> titles().contains("Checkpoint saved"));
        press(robot, "#training-stop");
        until(() -> text("#training-phase").equals("Stopped"));
        until(() -> titles().contains("Stopped and saved"));
        press(robot, "#training-resume");
        until(() -> text("#training-phase").equals("Finished"));
        until(() -> titles().contains("Training finished"));
        assertTrue(
                ((ListView<?>) node("#training-event-list")).getItems().size() >= 6, "begun, saved, went on, finished");
        until(() -> picture("#training-token-accuracy-chart") && picture("#training-adapter-health-chart"));
        until(() -> isSeen("#training-samples"));

        press(robot, "#training-judge");
        until(() -> text("#evaluate-size").contains("answers"));
        for (var chips : List.of("evaluate-family-", "evaluate-length-", "evaluate-depth-")) {
            chips(chips).stream().findFirst().ifPresent(chip -> choose(robot, chips, chip.getId()));
        }
        choose(robot, "evaluate-method-", "evaluate-method-vanilla");
        type(robot, "#evaluate-tasks", "1");
        until(() -> text("#evaluate-size").contains("1 method, 2 models"));
        press(robot, "#evaluate-start");
        until(() -> node("#verdict-table") != null && words("#verdict-card").contains("trained model"));
    }

    /// All that decides how the curves are looked at, while the training waits.
    private void looksAreChanged(FxRobot robot) throws TimeoutException {
        var before = image("#training-training-loss-chart");
        robot.interact(() -> {
            ((ChoiceBox<?>) node("#training-axis")).getSelectionModel().select(1);
            ((Slider) node("#training-smoothing")).setValue(0.9);
        });
        press(robot, "#training-log");
        until(() -> image("#training-training-loss-chart") != before);
        press(robot, "#training-training-loss-table");
        until(() -> table("#training-training-loss").isVisible());
        assertEquals(
                "Tokens", table("#training-training-loss").getColumns().get(1).getText());
        press(robot, "#training-training-loss-table");
        press(robot, "#training-training-loss-export");
        until(() -> robot.lookup("#export-dialog").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        until(() -> !shell.context().overlay().showing());
        press(robot, "#training-events-alerts");
        press(robot, "#training-events-all");
    }

    private TableView<?> table(String card) {
        return (TableView<?>) node(card).lookup(".result-table");
    }

    private int steps() {
        var moment = shell.context().trainings().running().getFirst().now().get();
        return moment == null ? 0 : moment.status().made();
    }

    private List<String> titles() {
        return shell.context().notices().history().stream().map(Notice::title).toList();
    }

    private Object image(String chart) {
        return ((ImageView) node(chart).lookup(".image-view")).getImage();
    }

    private boolean picture(String chart) {
        return node(chart) != null && node(chart).isVisible() && image(chart) != null;
    }

    private Node node(String selector) {
        return shell.scene().lookup(selector);
    }

    private boolean isSeen(String selector) {
        for (Node at = node(selector); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node(selector) != null;
    }

    private void press(FxRobot robot, String selector) {
        robot.interact(() -> ((ButtonBase) node(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(FxRobot robot, String selector, String text) {
        robot.interact(() -> ((TextField) node(selector)).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String selector) {
        var found = node(selector);
        return found instanceof Labeled label ? label.getText() : found == null ? "" : words(selector);
    }

    /// All words below a node.
    private String words(String selector) {
        return node(selector).lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private List<ToggleButton> chips(String begin) {
        return shell.scene().getRoot().lookupAll(".choice-chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getId().startsWith(begin))
                .toList();
    }

    /// Of the chips whose ids begin so this one alone; it first, as a choice is never empty.
    private void choose(FxRobot robot, String begin, String id) {
        chips(begin).stream()
                .filter(chip -> chip.getId().equals(id) && !chip.isSelected())
                .forEach(chip -> press(robot, "#" + chip.getId()));
        chips(begin).stream()
                .filter(chip -> !chip.getId().equals(id) && chip.isSelected())
                .forEach(chip -> press(robot, "#" + chip.getId()));
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
