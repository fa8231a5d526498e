package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// The window as a process of its own, for a test that kills it. It opens the step Train, says what the header says of
/// the training whenever that changes, and presses the button of each id that it reads.
final class TrainingWindow {

    private TrainingWindow() {}

    /// @param args the folder of its files
    public static void main(String[] args) throws Exception {
        var opened = new CompletableFuture<Shell>();
        Platform.startup(() -> opened.complete(
                Workbench.open(new Stage(), TestServices.in(Path.of(args[0]), "http://127.0.0.1:9"), null)));
        var shell = opened.get();
        Platform.runLater(() -> {
            shell.context().navigator().open(ScreenId.TRAINING);
            ((ToggleButton) lookup(shell, "#training-step-train")).fire();
            shell.scene().getRoot().applyCss();
            shell.scene().getRoot().layout();
            var phase = (Label) lookup(shell, "#training-phase");
            var name = (Labeled) lookup(shell, "#training-name");
            phase.textProperty()
                    .addListener((_, _, words) -> System.out.println("%s: %s".formatted(name.getText(), words)));
        });
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var id = in.readLine(); id != null; id = in.readLine()) {
            var button = (ButtonBase) lookup(shell, "#" + id);
            Platform.runLater(button::fire);
        }
    }

    private static Node lookup(Shell shell, String selector) {
        return shell.scene().lookup(selector);
    }
}
