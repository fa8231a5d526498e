package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Pictures of screens in both themes and all sizes, for the documentation and for looking at one's work:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.PictureTour -Dbench.args="FOLDER home"`.
///
/// `RLM_PICTURE_HOME` names a folder with the settings and experiments to be shown, `OLLAMA_HOST` a server.
public final class PictureTour {

    private PictureTour() {}

    /// @param args folder of the pictures, then screens; all when none is named
    public static void main(String[] args) throws Exception {
        var named = System.getenv("RLM_PICTURE_HOME");
        var home = named == null ? Files.createTempDirectory("pictures") : Path.of(named);
        var server = System.getenv().getOrDefault("OLLAMA_HOST", "http://127.0.0.1:9");
        var opened = new CompletableFuture<Shell>();
        Platform.startup(() -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, server), null)));
        var shell = opened.get();
        var pictures = new ScreenPictures(shell, Path.of(args[0]));
        // until the models are known
        Thread.sleep(4_000);
        for (var screen : screens(shell, args)) {
            ScreenPictures.on(() -> shell.context().navigator().open(screen));
            Thread.sleep(1_500);
            pictures.take(screen.wireName());
        }
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
}
