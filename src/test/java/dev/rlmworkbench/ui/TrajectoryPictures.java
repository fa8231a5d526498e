package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/// Pictures of Trajectories with a trajectory file that was recorded: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.TrajectoryPictures -Dbench.args="FOLDER FILE HOME"`.
public final class TrajectoryPictures {

    private final Shell shell;
    private final ScreenPictures pictures;

    private TrajectoryPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder);
    }

    /// @param args folder of the pictures, a trajectory file, a folder for what the window keeps, optionally the
    /// fingerprint of a task in the file
    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[2]));
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        new TrajectoryPictures(opened.get(), Path.of(args[0]))
                .all(Path.of(args[1]), args.length > 3 ? args[3] : null, home);
        System.exit(0);
    }

    private void all(Path file, String fingerprint, Path home) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.TRAJECTORIES));
        Thread.sleep(1_500);
        pictures.take("trajectories-empty");
        var broken = Files.writeString(home.resolve("notes.jsonl"), "this is no trajectory\n");
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(broken, null)));
        Thread.sleep(800);
        pictures.take("trajectories-error");
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(file, fingerprint)));
        Thread.sleep(2_500);
        pictures.take("trajectories");
        ScreenPictures.on(() -> ((TabPane) pictures.scene().lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(3));
        pictures.take("trajectories-variables");
        ScreenPictures.on(() -> ((TabPane) pictures.scene().lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(2));
        pictures.take("trajectories-sub-calls");
        ScreenPictures.on(() -> ((TabPane) pictures.scene().lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(1));
        ScreenPictures.on(() -> {
            var first = ((MenuButton) pictures.scene().lookup("#trajectories-compare"))
                    .getItems()
                    .getFirst();
            if (first.getText().startsWith("The same")) {
                System.out.println("nothing to compare with in this file");
            } else {
                first.fire();
            }
        });
        Thread.sleep(1_500);
        pictures.take("trajectories-compare");
        ScreenPictures.on(() ->
                shell.context().commands().get("trajectories.fork").action().run());
        Thread.sleep(1_500);
        pictures.take("trajectories-fork");
    }
}
