package dev.rlmworkbench.ui;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Pictures of screens in both themes and two sizes, for the documentation and for looking at one's work:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.PictureTour -Dbench.args="FOLDER home"`.
///
/// `RLM_PICTURE_HOME` names a folder with the settings and experiments to be shown, `OLLAMA_HOST` a server.
public final class PictureTour {

    private record Picture(ScreenId screen, Theme theme, int width, int height) {
        String file() {
            return "%s-%s-%dx%d.png".formatted(screen.wireName(), theme.name().toLowerCase(Locale.ROOT), width, height);
        }
    }

    private static final Duration UNTIL_MODELS_ARE_KNOWN = Duration.seconds(4);
    private static final Duration UNTIL_ALL_IS_DRAWN = Duration.seconds(1);

    private final Shell shell;
    private final Path folder;
    private final Queue<Picture> pictures;
    private final Runnable done;

    /// Not the window's own scene: the headless screen is no larger than 1000 x 1000.
    private Scene scene;

    private PictureTour(Shell shell, Path folder, List<Picture> pictures, Runnable done) {
        this.shell = shell;
        this.folder = folder;
        this.pictures = new ArrayDeque<>(pictures);
        this.done = done;
        this.scene = shell.scene();
    }

    /// @param args folder of the pictures, then screens; all when none is named
    public static void main(String[] args) throws Exception {
        var named = System.getenv("RLM_PICTURE_HOME");
        var home = named == null ? Files.createTempDirectory("pictures") : Path.of(named);
        var server = System.getenv().getOrDefault("OLLAMA_HOST", "http://127.0.0.1:9");
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            var shell = Workbench.open(new Stage(), TestServices.in(home, server), null);
            var pictures = screens(shell, args).stream()
                    .flatMap(screen -> Arrays.stream(new Theme[] {Theme.LIGHT, Theme.DARK})
                            .flatMap(theme -> List.of(
                                    new Picture(screen, theme, 1000, 700), new Picture(screen, theme, 1600, 1000))
                                    .stream()));
            var tour = new PictureTour(shell, Path.of(args[0]), pictures.toList(), done::countDown);
            later(UNTIL_MODELS_ARE_KNOWN, tour::next);
        });
        done.await();
        System.exit(0);
    }

    private static List<ScreenId> screens(Shell shell, String[] args) {
        return args.length == 1
                ? List.copyOf(shell.context().navigator().screens())
                : Arrays.stream(args)
                        .skip(1)
                        .map(name -> ScreenId.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private void next() {
        var picture = pictures.poll();
        if (picture == null) {
            done.run();
            return;
        }
        shell.context().navigator().open(picture.screen());
        shell.context().settings().change(settings -> settings.withTheme(picture.theme()));
        var root = scene.getRoot();
        scene.setRoot(new Group());
        scene = new Scene(root, picture.width(), picture.height());
        later(UNTIL_ALL_IS_DRAWN, () -> {
            ScreenPictures.write(scene, folder.resolve(picture.file()));
            System.out.println(folder.resolve(picture.file()));
            next();
        });
    }

    private static void later(Duration wait, Runnable action) {
        var pause = new PauseTransition(wait);
        pause.setOnFinished(_ -> action.run());
        pause.play();
    }
}
