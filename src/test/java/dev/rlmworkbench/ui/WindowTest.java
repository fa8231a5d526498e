package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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

/// The window as a person uses it. One test a walk, as each opens a window.
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private ScriptedModelServer server;
    private Stage stage;
    private Shell shell;

    @Start
    void start(Stage given) throws IOException {
        stage = given;
        server = new ScriptedModelServer(ScriptedModelServer::needleFinder);
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings()
                .write(Settings.DEFAULT
                        .withExperiments(folder.resolve("experiments"))
                        .withEndpoints(List.of(server.address())));
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void noStyleIsBroken() {
        server.close();
        css.close();
        assertEquals(List.of(), css.all());
    }

    private ScreenId front() {
        return shell.context().navigator().current().get();
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void keysAndThePaletteReachTheScreensAndTheThemeChanges(FxRobot robot) {
        assertEquals(ScreenId.HOME, front());
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        assertEquals(ScreenId.SETTINGS, front());

        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        assertTrue(robot.lookup("#palette-field").queryAs(TextField.class).isFocused());
        robot.write("models").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(ScreenId.MODELS, front());
        assertFalse(shell.context().overlay().showing());

        robot.clickOn("#nav-settings").clickOn("#theme-dark");
        assertEquals(Theme.DARK, shell.context().settings().get().theme());
        robot.type(KeyCode.LEFT);
        assertEquals(Theme.LIGHT, shell.context().settings().get().theme());

        robot.interact(() -> shell.scene().getRoot().requestFocus());
        robot.interact(() -> Event.fireEvent(
                shell.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false)));
        assertTrue(shell.context().overlay().showing());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shell.context().overlay().showing());
        robot.interact(() -> shell.context().commands().get("jobs").action().run());
        assertTrue(robot.lookup("#jobs-popover").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#jobs-popover").tryQuery().isEmpty());
        robot.interact(() -> shell.context().commands().get("jobs").action().run());
        robot.interact(() -> shell.context().commands().get("theme").action().run());
        assertTrue(
                robot.lookup("#jobs-popover").tryQuery().isEmpty(), "what is open is not left half in another theme");

        robot.interact(() -> {
            var broken = new Label("broken");
            broken.setStyle("-fx-text-fill: -no-such-colour");
            shell.context().overlay().show(broken);
            broken.applyCss();
        });
        assertEquals(1, css.all().size(), "a broken style is heard, so none elsewhere means none");
        robot.interact(shell.context().overlay()::hide);
        css.clear();

        robot.interact(() -> shell.context().errors().fault(new IllegalStateException("the test broke it")));
        assertTrue(robot.lookup("#error-dialog").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shell.context().overlay().showing());
    }

    @Test
    void theSampleIsStoppedAndShownAndASmallRunGoesToItsEnd(FxRobot robot) throws TimeoutException {
        until(() -> shell.context().models().state().get() instanceof ModelWatch.Found);
        robot.clickOn("#run-sample-own");
        assertEquals(ScreenId.LIVE, front(), "a run is shown where it goes on");
        robot.interact(() -> shell.context().navigator().open(ScreenId.HOME));
        WaitForAsyncUtils.waitForFxEvents();
        var sample = shell.context().jobs().jobs().getFirst();
        assertTrue(robot.lookup("#run-sample-own").queryAs(Button.class).isDisabled());

        robot.interact(() -> shell.context().commands().get("quit").action().run());
        assertTrue(robot.lookup("#closing-question").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertTrue(stage.isShowing());

        until(() -> sample.detail().get().matches("[1-9]\\d* of 12.*"));
        robot.press(KeyCode.CONTROL, KeyCode.PERIOD).release(KeyCode.PERIOD, KeyCode.CONTROL);
        until(() -> sample.state().get().ended());
        assertEquals(Job.State.CANCELLED, sample.state().get());
        until(() -> robot.lookup("Resume").tryQuery().isPresent());

        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50));
        var small = ExperimentSpec.of(
                "small",
                List.of(benchmark),
                MethodsSpec.DEFAULT
                        .withMethods(List.of("vanilla"))
                        .withModels(List.of(ModelSpec.of(null, List.of(server.address())))));
        robot.interact(() -> shell.context().runs().start(small, folder.resolve("experiments")));
        until(() -> shell.context().runs().current().get() == null);
        until(() -> robot.lookup("#runs").queryAs(ListView.class).getItems().size() == 2);
        assertEquals(
                "Run finished", shell.context().notices().history().getFirst().title());
        assertTrue(Files.exists(folder.resolve("experiments/small_trajectories.jsonl")));

        robot.interact(() -> shell.context().commands().get("quit").action().run());
        assertFalse(stage.isShowing());
        assertTrue(Files.exists(folder.resolve("config/window.json")));
    }
}
