package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From the form to the last verdict.
@ExtendWith(ApplicationExtension.class)
class RunAndLiveTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private ScriptedModelServer server;
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        server = new ScriptedModelServer(ScriptedModelServer::needleFinder);
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings().write(Settings.DEFAULT.withExperiments(folder.resolve("experiments")));
        shell = Workbench.open(stage, services, null);
    }

    @AfterEach
    void noStyleIsBroken() {
        server.close();
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void aRunIsConfiguredStartedWatchedAndFoundDoneAfterwards(FxRobot robot) throws Exception {
        robot.interact(() -> shell.context().navigator().open(ScreenId.RUN));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> robot.lookup("#preset-smoke").queryAs(ToggleButton.class).fire());
        robot.interact(() -> {
            robot.lookup("#run-endpoint").queryAs(TextField.class).setText(server.address());
            robot.lookup("#run-iterations").queryAs(TextField.class).setText("none");
            robot.lookup("#run-start").queryAs(Button.class).fire();
        });
        assertEquals(ScreenId.RUN, front(), "with a wrong field nothing starts");

        robot.interact(
                () -> robot.lookup("#run-iterations").queryAs(TextField.class).setText("8"));
        until(() -> resumes(robot).equals("2 new"));
        assertTrue(robot.lookup("#run-command").queryAs(Label.class).getText().contains("niah"));
        robot.interact(() -> robot.lookup("#run-start").queryAs(Button.class).fire());
        assertEquals(ScreenId.LIVE, front());
        until(() -> shell.context().runs().current().get() == null);
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals(
                2, Files.readAllLines(folder.resolve("experiments/smoke.jsonl")).size());
        assertEquals(
                1,
                robot.lookup(".tile.right").queryAll().stream()
                        .filter(tile -> tile.getId().startsWith("tile-vanilla"))
                        .count());

        robot.interact(() -> shell.context().navigator().open(ScreenId.RUN));
        until(() -> resumes(robot).startsWith("All 2 are there"));
    }

    private static String resumes(FxRobot robot) {
        return robot.lookup("#run-resumes")
                .tryQueryAs(Label.class)
                .map(Label::getText)
                .orElse("");
    }

    private ScreenId front() {
        return shell.context().navigator().current().get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition);
    }

    @Test
    void aPartOfARunIsResumedAsThatPart(FxRobot robot) throws Exception {
        var experiments = folder.resolve("experiments");
        var grid = BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(10, 50, 90));
        var spec = ExperimentSpec.of(
                "grid",
                List.of(grid.withTasks(1)),
                MethodsSpec.DEFAULT
                        .withMethods(List.of("vanilla"))
                        .withModels(List.of(ModelSpec.of(null, List.of(server.address())))));
        robot.interact(() -> shell.context().runs().start(spec, experiments, new Shard(0, 2)));
        until(() -> shell.context().runs().current().get() == null);
        var results = experiments.resolve("grid_shard0of2.jsonl");
        var lines = Files.readAllLines(results);
        assertEquals(2, lines.size());
        Files.writeString(results, lines.getFirst() + "\n");
        var manifest = experiments.resolve("grid_shard0of2.run.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"complete\"", "\"running\""));

        robot.interact(() -> shell.context().navigator().open(ScreenId.LIVE));
        robot.interact(() -> shell.context().navigator().open(ScreenId.HOME));
        until(() -> robot.lookup("Resume").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("Resume").queryAs(Button.class).fire());
        until(() -> Files.readAllLines(results).size() > 1
                && shell.context().runs().current().get() == null);

        assertEquals(fingerprints(lines), fingerprints(Files.readAllLines(results)));
        assertEquals(false, Files.exists(experiments.resolve("grid.jsonl")));
    }

    private static Set<String> fingerprints(List<String> results) {
        return results.stream()
                .map(line -> line.replaceFirst(".*\"fingerprint\":\"(\\w+)\".*", "$1"))
                .collect(Collectors.toSet());
    }

    @Test
    void aModelThatIsFilledInStaysWhenOtherModelsAreFound(FxRobot robot) throws Exception {
        look(robot, List.of(server.address()));
        robot.interact(() -> shell.context().navigator().open(ScreenId.RUN));
        WaitForAsyncUtils.waitForFxEvents();
        var box = robot.lookup("#run-model").queryAs(ComboBox.class);
        until(() -> box.getItems().contains("scripted-1b"));
        robot.interact(() -> box.getSelectionModel().select(box.getItems().indexOf("scripted-1b")));
        assertEquals("scripted-1b", box.getEditor().getText());

        var models = List.of(ModelSpec.of("filled-in-1b", List.of(server.address())));
        var spec = ExperimentSpec.of(
                "filled",
                List.of(BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50))),
                MethodsSpec.DEFAULT.withModels(models));
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.Configure(spec)));
        assertEquals("filled-in-1b", box.getEditor().getText());
        try (var other = new ScriptedModelServer(ScriptedModelServer::needleFinder, 0, "a-third-1b")) {
            look(robot, List.of(other.address(), server.address()));
            until(() -> box.getItems().contains("a-third-1b"));
        }
        assertEquals("filled-in-1b", box.getEditor().getText());
    }

    private void look(FxRobot robot, List<String> endpoints) {
        robot.interact(() -> {
            shell.context().settings().change(settings -> settings.withEndpoints(endpoints));
            shell.context().models().refresh();
        });
    }

    @Test
    void aServerThatGoesAwayIsSaidAndTheNextRunGoesOn(FxRobot robot) throws Exception {
        var spec = ExperimentSpec.of(
                "away",
                List.of(BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50))),
                MethodsSpec.DEFAULT
                        .withMethods(List.of("vanilla"))
                        .withModels(List.of(ModelSpec.of(null, List.of(server.address())))));
        server.close();
        robot.interact(() -> {
            shell.context().navigator().open(ScreenId.LIVE);
            shell.context().runs().start(spec, folder.resolve("experiments"));
        });
        until(() -> robot.lookup("The run could not start").tryQuery().isPresent());

        server = new ScriptedModelServer(ScriptedModelServer::needleFinder);
        var again = ExperimentSpec.of(
                "back",
                spec.benchmarks(),
                MethodsSpec.DEFAULT
                        .withMethods(spec.methods())
                        .withModels(List.of(ModelSpec.of(null, List.of(server.address())))));
        robot.interact(() -> shell.context().runs().start(again, folder.resolve("experiments")));
        until(() -> Files.exists(folder.resolve("experiments/back.jsonl"))
                && shell.context().runs().current().get() == null);
        until(() -> robot.lookup("The run could not start").tryQuery().isEmpty());
    }
}
