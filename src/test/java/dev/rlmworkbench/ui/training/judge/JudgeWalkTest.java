package dev.rlmworkbench.ui.training.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.adapter.AdapterConfig;
import dev.rlmworkbench.training.adapter.LoraFactors;
import dev.rlmworkbench.training.adapter.PeftFolder;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.ScreenFit;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person finds a training in the list, judges it with the shipped model, takes it elsewhere and deletes it. The
/// adapter is noise, so that the trained model says nothing sensible.
@ExtendWith(ApplicationExtension.class)
class JudgeWalkTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        aTraining(services);
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    private void aTraining(WorkbenchServices services) throws IOException {
        var dataset = folder.resolve("sft.jsonl");
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var cli = new CliServices(
                services.directories(),
                services.benchmarks(),
                services.locator(),
                services.repls(),
                services.contexts(),
                new Terminal(nowhere, nowhere, false));
        assertEquals(
                0,
                Cli.run(
                        cli,
                        "build-sft",
                        "src/test/resources/golden/sft/pocket_trajectories.jsonl",
                        "--out",
                        dataset.toString()));
        var training = TrainingFolder.of(folder.resolve("experiments"), "noise");
        training.begin(TrainingPreset.SEED.spec(dataset.toString(), "pocket", OptimizerKind.ADAMW, 1));
        var base = services.locator().local().find("pocket");
        var noise = new float[192];
        Arrays.fill(noise, 3);
        new PeftFolder(training.path().resolve("final"))
                .write(
                        new AdapterConfig(base.toString(), 1, 16, 0, false, List.of("v_proj")),
                        Map.of("model.layers.0.self_attn.v_proj", new LoraFactors(1, noise, noise.clone())));
        Files.writeString(
                training.metrics(),
                TrainingMetrics.line(new TrainingEvent.Finished(
                                Instant.now(), 3, TrainingEvent.EndReason.COMPLETED, 0.5, null, null, 3, null, null))
                        + "\n");
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node node(String selector) {
        return shell.scene().lookup(selector);
    }

    private void press(FxRobot robot, String selector) {
        robot.interact(() -> ((ButtonBase) node(selector)).fire());
    }

    /// Of the chips with these ids this one alone.
    private void choose(FxRobot robot, String chips, String value) {
        var all = shell.scene().getRoot().lookupAll(".choice-chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getId().startsWith(chips))
                .filter(chip -> chip.isSelected() != chip.getId().equals(chips + value))
                .map(Node::getId)
                .toList();
        all.forEach(id -> press(robot, "#" + id));
    }

    private void type(FxRobot robot, String selector, String text) {
        robot.interact(() -> ((TextField) node(selector)).setText(text));
    }

    private String text(String selector) {
        return node(selector) instanceof Labeled label && label.isVisible() ? label.getText() : "";
    }

    /// All words below a node.
    private String words(String selector) {
        return node(selector).lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private ListView<?> trainings() {
        return (ListView<?>) node("#trainings");
    }

    @Test
    void aTrainingIsJudgedTakenElsewhereAndDeleted(FxRobot robot) throws TimeoutException {
        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        press(robot, "#training-history");
        until(() -> trainings() != null && trainings().getItems().size() == 1);
        robot.interact(() -> trainings().getSelectionModel().select(0));
        assertTrue(words("#training-details").contains("rank 8, alpha 16"), words("#training-details"));
        press(robot, "#trainings-judge");
        until(() -> text("#evaluate-size").contains("answers"));
        assertTrue(words("#evaluate-command").contains("eval noise"), words("#evaluate-command"));

        // the tasks that it was trained on
        choose(robot, "evaluate-family-", "niah");
        choose(robot, "evaluate-length-", "512");
        choose(robot, "evaluate-depth-", "10");
        choose(robot, "evaluate-method-", "vanilla");
        type(robot, "#evaluate-tasks", "2");
        type(robot, "#evaluate-seed", "2026");
        until(() -> text("#evaluate-size").equals("2 tasks, 1 method, 2 models: 4 answers"));
        press(robot, "#evaluate-start");
        until(() -> words("#evaluation-progress").contains("noise was trained on the text"));

        type(robot, "#evaluate-seed", "1042");
        until(() -> text("#evaluate-size").equals("2 tasks, 1 method, 2 models: 4 answers"));
        press(robot, "#evaluate-start");
        until(() -> node("#evaluate-progress") != null);
        until(() -> node("#evaluate-progress") == null);
        until(() -> node("#verdict-table") != null && words("#verdict-card").contains("trained model"));
        assertTrue(words("#verdict-table").contains("of 2 ["), words("#verdict-table"));
        assertTrue(Files.exists(folder.resolve("experiments/eval_sft_noise.jsonl")));

        press(robot, "#export-start");
        until(() -> !text("#export-check").isEmpty());
        assertTrue(text("#export-check").startsWith("Checked: "), text("#export-check"));
        assertTrue(words("#export-card").contains("llama-server -m MODEL.gguf"));
        assertTrue(Files.exists(folder.resolve("experiments/exports/noise.gguf")));

        assertEquals(List.of(), ScreenFit.problems(shell.scene().getRoot()));

        press(robot, "#training-history");
        robot.interact(() -> trainings().getSelectionModel().select(0));
        robot.interact(() -> trainings()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false)));
        assertTrue(
                shell.context().overlay().showing(),
                trainings().getSelectionModel().getSelectedItems()::toString);
        press(robot, "#confirm");
        until(() -> trainings().getItems().isEmpty());
        assertFalse(Files.exists(folder.resolve("experiments/checkpoints/noise")));
    }
}
