package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.ui.ScreenPictures;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// Pictures of trainings, evaluation and export: `mvn -q test-compile exec:exec -Pbench
/// -Dbench.class=dev.rlmworkbench.ui.training.judge.JudgePictures -Dbench.args="FOLDER HOME NAME"`.
public final class JudgePictures {

    /// Charts are drawn anew after a change of size.
    private static final int REST_MS = 450;

    private final Shell shell;
    private final ScreenPictures pictures;

    private JudgePictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder, REST_MS);
    }

    /// @param args folder of the pictures, a folder whose `experiments` has trainings, and the name of one that was
    /// evaluated
    public static void main(String[] args) throws Exception {
        var opened = new CompletableFuture<Shell>();
        Platform.startup(() -> opened.complete(
                Workbench.open(new Stage(), TestServices.in(Path.of(args[1]), "http://127.0.0.1:9"), null)));
        new JudgePictures(opened.get(), Path.of(args[0])).all(args[2]);
        System.exit(0);
    }

    private void all(String evaluated) throws Exception {
        Thread.sleep(3_000);
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.TRAINING));
        Thread.sleep(2_500);
        pictures.take("training-start");
        ScreenPictures.on(() -> {
            var history = (ToggleButton) node("#training-history");
            if (!history.isSelected()) {
                history.fire();
            }
        });
        Thread.sleep(2_500);
        ScreenPictures.on(() -> select(evaluated));
        pictures.take("trainings");
        ScreenPictures.on(() -> ((Button) node("#trainings-judge")).fire());
        Thread.sleep(6_000);
        pictures.take("evaluate");
        ScreenPictures.on(() -> scroll().setVvalue(0.5));
        pictures.take("evaluate-verdict");
        ScreenPictures.on(() -> ((Button) node("#export-start")).fire());
        Thread.sleep(9_000);
        ScreenPictures.on(() -> scroll().setVvalue(1));
        pictures.take("export");
        ScreenPictures.on(() -> scroll().setVvalue(0));
        ScreenPictures.on(() -> ((TextField) node("#evaluate-seed")).setText("forty-two"));
        pictures.take("evaluate-bad-field");
        ScreenPictures.on(() -> ((TextField) node("#evaluate-seed")).setText("7"));
        Thread.sleep(3_000);
        ScreenPictures.on(() -> ((Button) node("#evaluate-start")).fire());
        Thread.sleep(12_000);
        pictures.take("evaluate-running");
    }

    private void select(String name) {
        var list = (ListView<?>) node("#trainings");
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).toString().contains("/" + name + "]")) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
    }

    private ScrollPane scroll() {
        Node node = node("#export-card");
        while (!(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }

    private Node node(String selector) {
        return pictures.scene().lookup(selector);
    }
}
