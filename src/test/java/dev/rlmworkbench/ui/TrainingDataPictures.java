package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// Pictures of the step Data of Training with the sample that ships: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.TrainingDataPictures -Dbench.args="FOLDER HOME"`.
public final class TrainingDataPictures {

    private static final String SAMPLE = "sample_pocket_trajectories.jsonl";

    private final Shell shell;
    private final ScreenPictures pictures;

    private TrainingDataPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder, 300);
    }

    /// @param args folder of the pictures, one for what the window keeps, and maybe a data set that was made before
    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[1]));
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        try {
            new TrainingDataPictures(opened.get(), Path.of(args[0])).all(args);
        } finally {
            Platform.exit();
        }
        System.exit(0);
    }

    private void all(String[] args) throws Exception {
        open();
        if (args.length > 2) {
            var made = Path.of(args[2]);
            var folder = Files.createDirectories(Path.of(args[1]).resolve("experiments"));
            for (var name : List.of(".jsonl", "_validation.jsonl", "_refused.jsonl", ".build.json")) {
                var file = made.resolveSibling(made.getFileName().toString().replace(".jsonl", name));
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            open();
            ScreenPictures.on(() -> ((Hyperlink)
                            node("#data-open-" + made.getFileName().toString().replace(".jsonl", "")))
                    .fire());
            Thread.sleep(5_000);
            pictures.take("training-data-opened");
            return;
        }
        var experiments = Path.of(args[1]).resolve("experiments");
        pictures.take("training-data-empty");
        Files.createDirectories(experiments);
        Files.copy(Path.of("experiments").resolve(SAMPLE), experiments.resolve(SAMPLE));
        open();
        press("#data-source-sample_pocket");
        Thread.sleep(500);
        pictures.take("training-data-choose");
        press("#data-build");
        Thread.sleep(6_000);
        pictures.take("training-data-built");
        ScreenPictures.on(() -> ((Hyperlink) node("#data-gate-more_than_one_turn")).fire());
        Thread.sleep(500);
        pictures.take("training-data-kept-out");
        ScreenPictures.on(() -> ((ToggleButton) node("#data-kind-samples")).fire());
        ScreenPictures.on(
                () -> ((ListView<?>) node("#data-list")).getSelectionModel().select(2));
        Thread.sleep(500);
        pictures.take("training-data-sample");
        press("#data-another");
        ScreenPictures.on(() -> ((TextField) node("#data-max-length")).setText("200"));
        ScreenPictures.on(() -> ((TextField) node("#data-name")).setText("short"));
        press("#data-build");
        Thread.sleep(4_000);
        ScreenPictures.on(() -> ((ToggleButton) node("#data-kind-too_long")).fire());
        pictures.take("training-data-too-long");
        press("#data-another");
        ScreenPictures.on(() -> ((TextField) node("#data-max-length")).setText("64"));
        ScreenPictures.on(() -> ((TextField) node("#data-name")).setText("none"));
        press("#data-build");
        Thread.sleep(4_000);
        pictures.take("training-data-nothing-passed");
    }

    private void open() throws Exception {
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.HOME));
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.TRAINING));
        Thread.sleep(3_000);
    }

    private Node node(String selector) {
        pictures.layOut();
        return pictures.scene().lookup(selector);
    }

    private void press(String selector) throws Exception {
        ScreenPictures.on(() -> {
            switch (node(selector)) {
                case Button button -> button.fire();
                case CheckBox box -> box.fire();
                case null, default -> throw new IllegalStateException(selector + " cannot be pressed");
            }
        });
    }
}
