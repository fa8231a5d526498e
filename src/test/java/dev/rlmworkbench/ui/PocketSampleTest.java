package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The first minute of somebody who has no server: the sample, from Home to its trajectory.
@ExtendWith(ApplicationExtension.class)
class PocketSampleTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings().write(Settings.DEFAULT.withExperiments(folder.resolve("experiments")));
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void theSampleRunsWithoutAServerAndLeavesATrajectory(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> shell.context().models().state().get() instanceof ModelWatch.Found);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#run-sample");
        assertEquals(ScreenId.LIVE, shell.context().navigator().current().get());
        assertTrue(robot.lookup("#live-page .pocket-notice").query().isVisible());

        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> text(robot, "#status-run").contains("sample  ")
                        && !text(robot, "#status-sandbox").isEmpty());
        WaitForAsyncUtils.waitFor(
                240, TimeUnit.SECONDS, () -> shell.context().runs().current().get() == null);
        WaitForAsyncUtils.waitForFxEvents();

        var results =
                ResultReader.read(folder.resolve("experiments/sample.jsonl")).records();
        assertEquals(12, results.size());
        assertTrue(
                results.stream()
                                .filter(result -> result.method().equals("rlm"))
                                .filter(result -> result.outcome().isRight())
                                .count()
                        >= 4,
                results.toString());
        assertTrue(Files.size(folder.resolve("experiments/sample_trajectories.jsonl")) > 0);
        assertEquals("No job running", text(robot, "#status-run"));
    }

    private static String text(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }
}
