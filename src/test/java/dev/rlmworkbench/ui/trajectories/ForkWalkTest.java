package dev.rlmworkbench.ui.trajectories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
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

/// A person edits the model's turn of a recorded task and sees what becomes of it beside the original.
@ExtendWith(ApplicationExtension.class)
class ForkWalkTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private ScriptedModelServer server;
    private RunName run;
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException, InterruptedException {
        server = new ScriptedModelServer(ScriptedModelServer::needleFinder, 32_768);
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        var model = ModelSpec.of("scripted-1b", List.of(server.address()));
        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), List.of(500), List.of(50))
                .withSeed(7L);
        var spec = new ExperimentSpec(
                "one",
                List.of(benchmark),
                List.of("rlm"),
                List.of(model),
                null,
                null,
                null,
                null,
                null,
                "default",
                null,
                true);
        run = new RunName(folder, "one");
        try (var open = services.launcher().open(spec, folder, Shard.WHOLE)) {
            assertTrue(open.runner(EventSink.NONE, _ -> {}).run().complete());
        }
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void close() {
        server.close();
        css.close();
        assertEquals(List.of(), css.all());
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void anEditedTurnIsRunOnAndStandsBesideItsParent(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(run.trajectories(), null)));
        until(() -> robot.lookup("#trajectories-place")
                .queryAs(Label.class)
                .getText()
                .equals("Step 1 of 2"));
        robot.type(KeyCode.END);
        robot.type(KeyCode.E);
        until(() -> robot.lookup("#fork-reply").tryQuery().isPresent());
        var reply = robot.lookup("#fork-reply").queryAs(TextArea.class);
        assertTrue(reply.getText().startsWith("FINAL("), reply.getText());
        robot.interact(() -> reply.setText("FINAL(\"quite another\")"));
        robot.interact(() -> robot.lookup("#fork-run").queryAs(Button.class).fire());

        until(() -> robot.lookup(".trajectory").queryAll().size() == 2);
        assertTrue(robot.lookup("quite another").tryQuery().isPresent()
                || robot.lookup("Answer: quite another.").tryQuery().isPresent());
        var compare = robot.lookup("#trajectories-compare").queryAs(MenuButton.class);
        until(() -> compare.getItems().getFirst().getText().contains("fork at step 2"));
        assertEquals(2, server.calls(), "the steps before were played back");
    }
}
