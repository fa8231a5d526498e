package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Pictures of Results with result files that were recorded: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.ResultsPictures -Dbench.args="FOLDER HOME FILE OTHER-FILE LARGE-FILE"`.
public final class ResultsPictures {

    /// Charts are drawn anew after a change of size.
    private static final int REST_MS = 1_200;

    private final Shell shell;
    private final ScreenPictures pictures;

    private ResultsPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder, REST_MS);
    }

    /// @param args folder of the pictures, a folder for what the window keeps, a result file, another one, and one that
    /// takes a minute to read
    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[1]));
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        new ResultsPictures(opened.get(), Path.of(args[0]))
                .all(Path.of(args[2]), Path.of(args[3]), Path.of(args[4]), home);
        System.exit(0);
    }

    private void all(Path file, Path other, Path large, Path home) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.RESULTS));
        Thread.sleep(2_500);
        pictures.take("results-empty");
        open(List.of(Files.writeString(home.resolve("notes.jsonl"), "this is no result\n")));
        pictures.take("results-error");
        open(List.of(file));
        pictures.take("results");

        ScreenPictures.on(() -> key(node("#chart-left-chart"), KeyCode.LEFT));
        ScreenPictures.on(() -> key(node("#chart-left-chart"), KeyCode.LEFT));
        pictures.take("results-point");
        ScreenPictures.on(() -> ((ToggleButton) node("#chart-left-table")).fire());
        pictures.take("results-chart-as-table");
        ScreenPictures.on(() -> ((ToggleButton) node("#chart-left-table")).fire());

        ScreenPictures.on(() -> ((ToggleButton) node("#results-outcome-only_second_right")).fire());
        Thread.sleep(1_000);
        ScreenPictures.on(() ->
                ((TableView<?>) node("#results-tasks")).getSelectionModel().select(2));
        pictures.take("results-tasks");
        ScreenPictures.on(
                () -> shell.context().commands().get("results.rows").action().run());

        ScreenPictures.on(
                () -> shell.context().commands().get("results.export").action().run());
        ScreenPictures.on(() -> ((CheckBox) node("#export-svg")).fire());
        Thread.sleep(2_000);
        pictures.take("results-export");
        ScreenPictures.on(shell.context().overlay()::hide);
        ScreenPictures.on(() -> pictures.resize(1440, 900));
        ScreenPictures.on(() -> ((Button) node("#chart-right-enlarge")).fire());
        pictures.take("results-enlarged");
        ScreenPictures.on(shell.context().overlay()::hide);

        open(List.of(file, other));
        pictures.take("results-two-runs");
        var broken = home.resolve("broken.jsonl");
        Files.writeString(broken, Files.readString(other) + "{\"method\": \"rlm\", \"task_ty\n");
        open(List.of(broken));
        Files.writeString(broken, Files.readString(other));
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.HOME));
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.RESULTS));
        Thread.sleep(500);
        pictures.take("results-broken-lines");
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.OpenResults(List.of(large))));
        Thread.sleep(2_000);
        pictures.take("results-loading");
    }

    private Node node(String selector) {
        return pictures.scene().lookup(selector);
    }

    private static void key(Node node, KeyCode code) {
        node.requestFocus();
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void open(List<Path> files) throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.OpenResults(files)));
        Thread.sleep(5_000);
    }
}
