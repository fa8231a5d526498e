package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.ui.ScreenPictures;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.FileDialogs;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Pictures of the step Configure: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.training.configure.ConfigurePictures -Dbench.args="FOLDER HOME"`. `OLLAMA_HOST`
/// names a server that holds models in memory.
public final class ConfigurePictures implements FileDialogs {

    private static final int REST_MS = 400;

    private final Path dataset;
    private final @Nullable Path learner;

    private ConfigurePictures(Path dataset, @Nullable Path learner) {
        this.dataset = dataset;
        this.learner = learner;
    }

    /// @param args folder of the pictures, and one for what the window keeps; `data.jsonl` in it is learned where it is
    ///             there; then the folder of a model, or nothing
    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[1]));
        var own = home.resolve("data.jsonl");
        var files = new ConfigurePictures(
                Files.exists(own) ? own : LearnedAnswers.write(home, 60), args.length > 2 ? Path.of(args[2]) : null);
        var server = System.getenv().getOrDefault("OLLAMA_HOST", "http://127.0.0.1:9");
        var opened = new CompletableFuture<Shell>();
        Platform.startup(() -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, server), files)));
        files.all(new ScreenPictures(opened.get(), Path.of(args[0]), REST_MS), opened.get());
        System.exit(0);
    }

    private void all(ScreenPictures pictures, Shell shell) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.TRAINING));
        press(pictures, "#training-step-configure");
        Thread.sleep(5_000);
        press(pictures, "#configure-start");
        pictures.take("configure-missing");
        press(pictures, "#configure-dataset-file");
        press(pictures, "#configure-optimizer-both");
        press(pictures, "#configure-preset-seed");
        Thread.sleep(1_500);
        pictures.take("configure");
        ScreenPictures.on(() -> field(pictures, "#configure-patience").setText("-1"));
        press(pictures, "#configure-start");
        scroll(pictures);
        pictures.take("configure-wrong");
        ScreenPictures.on(() -> field(pictures, "#configure-patience").setText("2"));
        ScreenPictures.on(() -> field(pictures, "#configure-max-length").setText("20"));
        Thread.sleep(1_500);
        scroll(pictures);
        pictures.take("configure-left-out");
        ScreenPictures.on(() -> field(pictures, "#configure-max-length").setText("2048"));
        begun(shell);
        press(pictures, "#configure-start");
        Thread.sleep(1_500);
        pictures.take("configure-exists");
        if (learner != null) {
            press(pictures, "#configure-other-name");
            press(pictures, "#configure-model-folder");
            Thread.sleep(1_500);
            pictures.take("configure-other-template");
        }
    }

    /// As if a training of the usual name had been stopped at a step.
    private static void begun(Shell shell) throws Exception {
        var experiments = shell.context().settings().get().experiments();
        var training = TrainingFolder.of(experiments, "sft_adamw");
        training.begin(TrainingPreset.SEED.spec("data.jsonl", "pocket", OptimizerKind.ADAMW, 1));
        Files.createDirectories(training.path().resolve("step-40"));
    }

    private static void scroll(ScreenPictures pictures) throws Exception {
        ScreenPictures.on(() -> {
            for (var pane : pictures.scene().getRoot().lookupAll(".configure .scroll-pane")) {
                ((ScrollPane) pane).setVvalue(1);
            }
        });
    }

    private static TextField field(ScreenPictures pictures, String id) {
        return (TextField) node(pictures, id);
    }

    private static void press(ScreenPictures pictures, String id) throws Exception {
        ScreenPictures.on(() -> ((ButtonBase) node(pictures, id)).fire());
    }

    private static Node node(ScreenPictures pictures, String id) {
        return pictures.scene().lookup(id);
    }

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
        return Optional.ofNullable(learner);
    }

    @Override
    public Optional<Path> saveAs(String title, String suggestedName) {
        return Optional.empty();
    }
}
