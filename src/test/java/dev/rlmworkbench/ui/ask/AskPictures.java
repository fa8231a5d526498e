package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.ScreenPictures;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;

/// Pictures of the Ask screen empty, filled, with a document open, with the steps open and without a model, in both
/// themes and all sizes: `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.ask.AskPictures
/// -Dbench.args="FOLDER HOME"`.
public final class AskPictures {

    private static final String QUESTION = "What is the locker number of Anneke Dahl?";

    private final Shell shell;
    private final ScreenPictures pictures;

    private AskPictures(Shell shell, Path folder) {
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder);
    }

    public static void main(String[] args) throws Exception {
        var home = Files.createDirectories(Path.of(args[1]));
        var server = new LockerModel(8_192);
        var services = TestServices.in(home, "http://127.0.0.1:9");
        var opened = new CountDownLatch(1);
        var holder = new AskPictures[1];
        Platform.startup(() -> {
            holder[0] = new AskPictures(Workbench.open(new Stage(), services, null), Path.of(args[0]));
            opened.countDown();
        });
        opened.await();
        holder[0].tour(home, server);
        System.exit(0);
    }

    private void tour(Path home, LockerModel server) throws Exception {
        Thread.sleep(4_000);
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.ASK));
        pictures.take("ask-no-model");
        ScreenPictures.on(() -> {
            shell.context().settings().change(s -> s.withEndpoints(List.of(server.address())));
            shell.context().models().refresh();
        });
        Thread.sleep(4_000);
        pictures.take("ask-empty");
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.AskAbout(documents(home))));
        Thread.sleep(3_000);
        ScreenPictures.on(
                () -> ((atlantafx.base.controls.ToggleSwitch) pictures.scene().lookup("#ask-plain")).setSelected(true));
        ask(QUESTION);
        pictures.take("ask-filled");
        ScreenPictures.on(() -> ((ButtonBase) pictures.scene().lookup(".passage-card .button")).fire());
        pictures.take("ask-reader");
        ScreenPictures.on(() -> ((Hyperlink) pictures.scene().lookup("#ask-steps-rlm")).fire());
        pictures.take("ask-steps");
        server.close();
        ask("And who has the key to it?");
        pictures.take("ask-error");
    }

    private void ask(String question) throws Exception {
        ScreenPictures.on(() -> {
            ((TextArea) pictures.scene().lookup("#ask-question")).setText(question);
            ((ButtonBase) pictures.scene().lookup("#ask-button")).fire();
        });
        for (int i = 0; i < 120; i++) {
            Thread.sleep(500);
            var ready = new FutureTask<>(
                    () -> pictures.scene().lookup("#ask-button").isVisible());
            Platform.runLater(ready);
            if (ready.get()) {
                return;
            }
        }
    }

    private static List<Path> documents(Path home) {
        try {
            var notes = Files.createDirectories(home.resolve("minutes"));
            for (int i = 1; i <= 12; i++) {
                Files.writeString(
                        notes.resolve("2025-%02d-14.md".formatted(i)),
                        "# Minutes\n\nThe board met. Item %d was moved to the next meeting.\n"
                                .formatted(i)
                                .repeat(120));
            }
            var empty = Files.createFile(home.resolve("draft.txt"));
            return List.of(notes, LockerModel.log(home.resolve("pump house 2025.log")), empty);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
