package dev.rlmworkbench.ui;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/// Pictures of Trajectories with a trajectory file that was recorded: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.TrajectoryPictures -Dbench.args="FOLDER FILE HOME"`.
public final class TrajectoryPictures {

    private final Shell shell;
    private final Path folder;
    private Scene scene;

    private TrajectoryPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.folder = folder;
        this.scene = shell.scene();
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
        on(() -> shell.context().navigator().open(ScreenId.TRAJECTORIES));
        Thread.sleep(1_500);
        pictures("trajectories-empty");
        var broken = Files.writeString(home.resolve("notes.jsonl"), "this is no trajectory\n");
        on(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(broken, null)));
        Thread.sleep(800);
        pictures("trajectories-error");
        on(() -> shell.context().navigator().open(new ScreenRequest.OpenTrajectory(file, fingerprint)));
        Thread.sleep(2_500);
        pictures("trajectories");
        on(() -> ((TabPane) scene.lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(3));
        pictures("trajectories-variables");
        on(() -> ((TabPane) scene.lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(2));
        pictures("trajectories-sub-calls");
        on(() -> ((TabPane) scene.lookup(".trajectory .tab-pane"))
                .getSelectionModel()
                .select(1));
        on(() -> {
            var first = ((MenuButton) scene.lookup("#trajectories-compare"))
                    .getItems()
                    .getFirst();
            if (first.getText().startsWith("The same")) {
                System.out.println("nothing to compare with in this file");
            } else {
                first.fire();
            }
        });
        Thread.sleep(1_500);
        pictures("trajectories-compare");
        on(() -> shell.context().commands().get("trajectories.fork").action().run());
        Thread.sleep(1_500);
        pictures("trajectories-fork");
    }

    private void pictures(String name) throws Exception {
        for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : new int[][] {{1000, 700}, {1600, 1000}}) {
                on(() -> {
                    shell.context().settings().change(settings -> settings.withTheme(theme));
                    var root = scene.getRoot();
                    scene.setRoot(new Group());
                    scene = new Scene(root, size[0], size[1]);
                });
                Thread.sleep(600);
                var file = folder.resolve(
                        "%s-%s-%dx%d.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), size[0], size[1]));
                on(() -> {
                    layOut();
                    layOut();
                    ScreenPictures.write(scene, file);
                });
            }
        }
    }

    /// What is made while the scene is laid out has its style only in the next round.
    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void on(Runnable action) throws ExecutionException, InterruptedException {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }
}
