package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// Pictures of the step Train with trainings that were made or are being made; run as `PictureTour`. The third and
/// later arguments are trainings in HOME's experiments, by which their pictures are called; a name that is no
/// training is the screen as it is without one.
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
            if (Files.exists(training)) {
                ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.WatchTraining(training)));
            } else {
                ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.TRAINING));
                ScreenPictures.on(() -> ((ToggleButton) pictures.scene().lookup("#training-step-train")).fire());
            }
            Thread.sleep(4_000);
            pictures.take("training-" + args[i]);
        }
        System.exit(0);
    }
}
