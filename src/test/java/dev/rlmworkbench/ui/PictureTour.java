package dev.rlmworkbench.ui;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.shell.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Pictures of screens in both themes and two sizes, for the documentation and for looking at one's work:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.PictureTour -Dbench.args="target/pictures
// home settings"`.
public final class PictureTour {

    private record Size(int width, int height) {}

    private static final Size[] SIZES = {new Size(1000, 700), new Size(1600, 1000)};

    private PictureTour() {}

    /// @param args folder of the pictures, then screens; all when none is named. A folder `RLM_PICTURE_HOME` holds the
    /// settings and runs to be shown
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var named = System.getenv("RLM_PICTURE_HOME");
        var home = named == null ? Files.createTempDirectory("pictures") : Path.of(named);
        var server = System.getenv().getOrDefault("OLLAMA_HOST", "http://127.0.0.1:9");
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            var shell = Workbench.open(new Stage(), TestServices.in(home, server), null);
            var screens = args.length > 1
                    ? Arrays.stream(args)
                            .skip(1)
                            .map(name -> ScreenId.valueOf(name.toUpperCase()))
                            .toList()
                    : shell.context().navigator().screens().stream().toList();
            Runnable next = done::countDown;
            for (var screen : screens.reversed()) {
                for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                    for (var size : SIZES) {
                        var after = next;
                        var name = "%s-%s-%dx%d.png"
                                .formatted(screen.wireName(), theme.name().toLowerCase(), size.width, size.height);
                        next = () -> {
                            shell.context().navigator().open(screen);
                            take(shell, theme, size, folder.resolve(name), after);
                        };
                    }
                }
            }
            later(Duration.ofSeconds(4), next);
        });
        done.await();
        System.exit(0);
    }

    /// One picture of the window as it is.
    public static void take(Shell shell, Theme theme, Path png, Consumer<Path> then) {
        take(shell, theme, SIZES[1], png, () -> then.accept(png));
    }

    private static void take(Shell shell, Theme theme, Size size, Path png, Runnable then) {
        shell.context().settings().change(settings -> settings.withTheme(theme));
        var stage = (Stage) shell.scene().getWindow();
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setWidth(size.width);
        stage.setHeight(size.height);
        later(Duration.ofMillis(900), () -> {
            ScreenPictures.write(shell.scene(), png);
            System.out.println(png);
            then.run();
        });
    }

    private static void later(Duration wait, Runnable action) {
        var pause = new PauseTransition(javafx.util.Duration.millis(wait.toMillis()));
        pause.setOnFinished(_ -> action.run());
        pause.play();
    }
}
