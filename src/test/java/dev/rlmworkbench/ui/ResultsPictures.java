package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Pictures of Results with result files that were recorded: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.ResultsPictures -Dbench.args="FOLDER HOME FILE OTHER-FILE"`.
public final class ResultsPictures {

    /// Charts are drawn anew after a change of size.
    private static final int REST_MS = 900;

    private final Shell shell;
    private final ScreenPictures pictures;

    private ResultsPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder, REST_MS);
    }

    /// @param args folder of the pictures, a folder for what the window keeps, a result file, another one
    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[1]));
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        new ResultsPictures(opened.get(), Path.of(args[0])).all(Path.of(args[2]), Path.of(args[3]), home);
        System.exit(0);
    }

    private void all(Path file, Path other, Path home) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.RESULTS));
        Thread.sleep(1_500);
        pictures.take("results-empty");
        var notes = Files.writeString(home.resolve("notes.jsonl"), "this is no result\n");
        open(List.of(notes));
        pictures.take("results-error");
        open(List.of(file));
        pictures.take("results");
        open(List.of(file, other));
        pictures.take("results-two-runs");
    }

    private void open(List<Path> files) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.OpenResults(files)));
        Thread.sleep(3_500);
    }
}
