package dev.rlmworkbench.ui;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.shell.Shell;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Pictures of what a window shows, in both themes and all sizes, without a display: start with
/// `-Dglass.platform=Headless -Dprism.order=sw`. What does not fit is told on the console.
public final class ScreenPictures {

    /// The smallest window, one in between, the one that opens at first, and two large ones.
    static final List<int[]> SIZES = List.of(
            new int[] {1000, 700}, new int[] {1200, 800}, new int[] {1440, 900}, new int[] {1600, 1000}, new int[] {
                2560, 1440
            });

    private static final int REST_MS = 80;

    private final Shell shell;
    private final Path folder;
    private final int restMs;

    /// Not the window's own scene: the headless screen is no larger than 1000 x 1000.
    private Scene scene;

    public ScreenPictures(Shell shell, Path folder) {
        this(shell, folder, REST_MS);
    }

    /// @param restMs how long the screen is left alone after each change, in milliseconds
    public ScreenPictures(Shell shell, Path folder, int restMs) {
        this.shell = shell;
        this.folder = folder;
        this.restMs = restMs;
        this.scene = shell.scene();
    }

    /// Where to look controls up.
    public Scene scene() {
        return scene;
    }

    /// Writes `NAME-THEME-WIDTHxHEIGHT.png` for each theme and size. Popups are windows of their own and are not in it.
    public void take(String name) throws ExecutionException, InterruptedException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            on(() -> shell.context().settings().change(settings -> settings.withTheme(theme)));
            for (int[] size : SIZES) {
                on(() -> resize(size[0], size[1]));
                Thread.sleep(restMs);
                var file = folder.resolve(
                        "%s-%s-%dx%d.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), size[0], size[1]));
                on(() -> {
                    layOut();
                    ScreenFit.problems(scene.getRoot())
                            .forEach(problem -> System.out.println(file.getFileName() + ": " + problem));
                    write(scene, file);
                });
            }
        }
    }

    /// Puts everything into a scene of this size.
    void resize(int width, int height) {
        var root = scene.getRoot();
        scene.setRoot(new Group());
        scene = new Scene(root, width, height);
        layOut();
    }

    /// A scene without a window has no pulses, and what is made while it is laid out has its style only in the next
    /// round.
    public void layOut() {
        for (int i = 0; i < 4; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /// @param png to be written, with its folder
    public static void write(Scene scene, Path png) {
        var picture = scene.snapshot(null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(png.toAbsolutePath().getParent());
            ImageIO.write(image, "png", png.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs on the JavaFX thread and waits for it.
    public static void on(Runnable action) throws ExecutionException, InterruptedException {
        var done = new FutureTask<>(action, null);
        Platform.runLater(done);
        done.get();
    }
}
