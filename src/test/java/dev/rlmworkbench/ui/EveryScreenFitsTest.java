package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
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

/// Every screen at the smallest width, at the one with which the window opens, at those between and at a large one.
@ExtendWith(ApplicationExtension.class)
class EveryScreenFitsTest {

    private static final Path SHIPPED = Path.of("experiments");

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private ScriptedModelServer server;
    private Shell shell;
    private ScreenPictures pictures;

    @Start
    void start(Stage stage) throws IOException {
        server = new ScriptedModelServer(ScriptedModelServer::needleFinder);
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        services.settings()
                .write(Settings.DEFAULT
                        .withExperiments(folder.resolve("experiments"))
                        .withEndpoints(List.of(server.address())));
        shell = Workbench.open(stage, services, null);
        pictures = new ScreenPictures(shell, folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void nothingIsCutAndNoScrollBarGoesSideways(FxRobot robot) throws IOException, TimeoutException {
        until(() -> shell.context().models().state().get() instanceof ModelWatch.Found);
        for (var screen : shell.context().navigator().screens()) {
            robot.interact(() -> shell.context().navigator().open(screen));
            look(robot, screen.title() + ", nothing there yet");
        }

        var sample = copySample();
        robot.interact(() -> shell.context().navigator().open(ScreenId.HOME));
        until(() -> !((ListView<?>) pictures.scene().lookup("#runs")).getItems().isEmpty());
        look(robot, "Home with a run");

        var results = sample.resolveSibling("sample_comparison.jsonl");
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenResults(List.of(results))));
        until(() -> pictures.scene().lookup("#chart-left-chart") != null
                && pictures.scene().lookup("#chart-left-chart").isVisible());
        look(robot, "Results by length");
        robot.interact(
                () -> shell.context().commands().get("results.rows").action().run());
        look(robot, "Results, tasks");

        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(sample, null)));
        until(() -> pictures.scene().lookup("#trajectories-compare") != null);
        look(robot, "Trajectories with a task");
        robot.interact(() -> ((MenuButton) pictures.scene().lookup("#trajectories-compare"))
                .getItems()
                .getFirst()
                .fire());
        until(() -> pictures.scene().getRoot().lookupAll(".trajectory").size() == 2);
        look(robot, "Trajectories, two compared");

        robot.interact(() -> shell.context().navigator().open(ScreenId.TRAINING));
        until(() -> !((ListView<?>) pictures.scene().lookup("#data-sources"))
                .getItems()
                .isEmpty());
        robot.interact(pictures::layOut);
        robot.interact(() -> ((CheckBox) pictures.scene().lookup("#data-source-sample_pocket")).fire());
        look(robot, "Training, what a data set is made of");
        robot.interact(() -> ((Button) pictures.scene().lookup("#data-build")).fire());
        until(() -> pictures.scene().lookup("#data-title") != null);
        look(robot, "Training, a data set");
        robot.interact(() -> ((ToggleButton) pictures.scene().lookup("#training-step-configure")).fire());
        robot.interact(pictures::layOut);
        until(() -> !((Label) pictures.scene().lookup("#configure-dataset-facts"))
                .getText()
                .isEmpty());
        look(robot, "Training, configured");
        robot.interact(() -> ((TextField) pictures.scene().lookup("#configure-patience")).setText("-1"));
        robot.interact(() -> ((Button) pictures.scene().lookup("#configure-start")).fire());
        look(robot, "Training, a wrong field");

        aTrainingThatDied();
        robot.interact(() -> ((ToggleButton) pictures.scene().lookup("#training-history")).setSelected(true));
        until(() -> !trainings().getItems().isEmpty());
        robot.interact(() -> trainings().getSelectionModel().select(0));
        look(robot, "Trainings");

        robot.interact(() -> {
            shell.context().settings().change(settings -> settings.withEndpoints(List.of()));
            shell.context().models().refresh();
        });
        until(() -> !(shell.context().models().state().get() instanceof ModelWatch.Looking));
        for (var screen : List.of(ScreenId.HOME, ScreenId.ASK, ScreenId.RUN, ScreenId.MODELS)) {
            robot.interact(() -> shell.context().navigator().open(screen));
            look(robot, screen.title() + ", no model but the pocket model");
        }

        assertEquals(List.of(), problems, String.join("\n", problems));
    }

    private ListView<?> trainings() {
        return (ListView<?>) pictures.scene().lookup("#trainings");
    }

    private void aTrainingThatDied() throws IOException {
        var training = TrainingFolder.of(
                folder.resolve("experiments"), "a_training_with_quite_a_long_name_as_people_give_them");
        training.begin(TrainingPreset.RECOMMENDED.spec(
                folder.resolve("sft_dataset.jsonl").toString(), "pocket", OptimizerKind.MUON, 2));
        Files.writeString(
                training.metrics(),
                TrainingMetrics.line(new TrainingEvent.PhaseChanged(Instant.now(), 1_200, TrainingEvent.Phase.TRAINING))
                        + "\n");
        Files.writeString(training.log(), "java.lang.OutOfMemoryError: Java heap space\n");
    }

    private void look(FxRobot robot, String state) {
        for (int[] size : ScreenPictures.SIZES) {
            robot.interact(() -> pictures.resize(size[0], size[1]));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                pictures.layOut();
                ScreenFit.problems(pictures.scene().getRoot())
                        .forEach(problem ->
                                problems.add("%s at %d x %d: %s".formatted(state, size[0], size[1], problem)));
            });
        }
    }

    /// @return its trajectories
    private Path copySample() throws IOException {
        var to = Files.createDirectories(folder.resolve("experiments"));
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to.resolve("sample_comparison_trajectories.jsonl");
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
