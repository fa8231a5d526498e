package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Pictures of how trainings go, with trainings that were made or are being made: `mvn -q test-compile exec:exec
/// -Pbench -Dbench.class=dev.rlmworkbench.ui.TrainingPictures` `-Dbench.args="FOLDER HOME NAME..."`. Each name is
/// a training in HOME's experiments, and its picture is called by it.
public final class TrainingPictures {

    /// Charts are drawn anew after a change of size.
    private static final int REST_MS = 1_500;

    private TrainingPictures() {}

    /// @param args folder of the pictures, a folder with `experiments` in it, names of trainings
    public static void main(String[] args) throws Exception {
        var home = Path.of(args[1]);
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        var shell = opened.get();
        var pictures = new ScreenPictures(shell, Path.of(args[0]), REST_MS);
        Thread.sleep(3_000);
        for (int i = 2; i < args.length; i++) {
            var training = home.resolve("experiments/checkpoints").resolve(args[i]);
            ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.WatchTraining(training)));
            Thread.sleep(4_000);
            pictures.take("training-" + args[i]);
        }
        System.exit(0);
    }
}
