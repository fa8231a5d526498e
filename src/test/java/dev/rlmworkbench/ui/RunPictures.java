package dev.rlmworkbench.ui;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.state.RunCentre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Pictures of Run and Live, then of Home, Models and Settings, with a scripted server that takes its time and at the
/// end goes away:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.RunPictures -Dbench.args="FOLDER HOME"`.
public final class RunPictures {

    private static final Pattern FIVE_DIGITS = Pattern.compile("\\b\\d{5}\\b");

    private final Shell shell;
    private final Path folder;
    private final Runnable serverGoes;
    private Scene scene;

    private RunPictures(Shell shell, Path folder, Runnable serverGoes) {
        this.serverGoes = serverGoes;
        this.shell = shell;
        this.folder = folder;
        this.scene = shell.scene();
    }

    /// @param args folder of the pictures, and one for what the window keeps
    public static void main(String[] args) throws Exception {
        try (var server = new ScriptedModelServer(RunPictures::answer, 32_768, "example-14b", Duration.ofMillis(30))) {
            var home = Files.createDirectories(Path.of(args[1]));
            var opened = new CompletableFuture<Shell>();
            Platform.startup(() ->
                    opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
            new RunPictures(opened.get(), Path.of(args[0]), server::close).all(server.address());
        }
        System.exit(0);
    }

    private static String answer(List<ScriptedModelServer.Said> conversation) {
        pause(900);
        var last = conversation.getLast().content();
        boolean root = conversation.getFirst().content().contains("FINAL(");
        boolean looked = conversation.stream().anyMatch(said -> said.content().contains("llm_query_batched(parts)"));
        if (root && !looked) {
            return """
                    I look for the number with a few questions to parts of the text.

                    ```java
                    var parts = new java.util.ArrayList<String>();
                    for (int i = 0; i < 8; i++) {
                        parts.add("Which number stands here? Part " + i + "\\n"
                            + context.substring(i * 1000, (i + 1) * 1000));
                    }
                    var found = llm_query_batched(parts);
                    print(found);
                    ```
                    """;
        }
        var number = FIVE_DIGITS.matcher(last);
        var found = number.find() ? number.group() : null;
        if (root) {
            return found == null ? "FINAL(\"there is none\")" : "FINAL(\"%s\")".formatted(found);
        }
        return found == null ? "No number stands in this part." : "The number is %s.".formatted(found);
    }

    private void all(String address) throws Exception {
        on(() -> shell.context().settings().change(settings -> settings.withEndpoints(List.of(address))));
        on(() -> shell.context().models().refresh());
        on(() -> shell.context().navigator().open(ScreenId.LIVE));
        pictures("live-empty");
        on(() -> shell.context().navigator().open(ScreenId.RUN));
        on(this::layOut);
        on(() -> ((TextField) scene.lookup("#run-endpoint")).setText(address));
        on(() -> ((TextField) scene.lookup("#run-window")).setText("8,192"));
        pause(3_000);
        pictures("run");
        on(() -> ((TextField) scene.lookup("#run-tasks")).setText("many"));
        on(() -> ((Button) scene.lookup("#run-start")).fire());
        pictures("run-error");
        on(() -> ((TextField) scene.lookup("#run-tasks")).setText("2"));
        var code = new CompletableFuture<Void>();
        on(() -> shell.context().runs().add(new RunCentre.Listener() {
            @Override
            public void happened(List<EventEntry> events) {
                if (events.stream().anyMatch(entry -> entry.event() instanceof RunEvent.CodeStarted)) {
                    code.complete(null);
                }
            }
        }));
        on(() -> ((Button) scene.lookup("#run-start")).fire());
        pause(2_500);
        pictures("live-vanilla");
        code.get();
        pause(1_500);
        pictures("live");
        on(() -> shell.context().navigator().open(new ScreenRequest.Watch(null)));
        on(() -> shell.context().runs().finish());
        pause(8_000);
        pictures("live-ended");
        on(() -> shell.context().models().refresh());
        for (var screen : List.of(ScreenId.HOME, ScreenId.MODELS, ScreenId.SETTINGS)) {
            on(() -> shell.context().navigator().open(screen));
            pause(3_000);
            pictures(screen.wireName());
        }
        on(() -> shell.context().navigator().open(ScreenId.RUN));
        pause(3_000);
        pictures("run-resumes");
        serverGoes.run();
        on(() -> ((Button) scene.lookup("#run-start")).fire());
        pause(12_000);
        pictures("live-error");
        on(() -> shell.context().models().refresh());
        for (var screen : List.of(ScreenId.HOME, ScreenId.MODELS, ScreenId.SETTINGS)) {
            on(() -> shell.context().navigator().open(screen));
            pause(5_000);
            pictures(screen.wireName() + "-server-away");
        }
    }

    /// Scroll panes have no content to be looked up before.
    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private void pictures(String name) throws Exception {
        for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : new int[][] {{1000, 700}, {1600, 1000}}) {
                on(() -> {
                    shell.context().settings().change(settings -> settings.withTheme(theme));
                    var root = scene.getRoot();
                    scene.setRoot(new Group());
                    scene = new Scene(root, size[0], size[1]);
                });
                pause(600);
                var file = folder.resolve("%s-%s-%dx%d.png"
                        .formatted(name, theme.name().toLowerCase(java.util.Locale.ROOT), size[0], size[1]));
                on(() -> ScreenPictures.write(scene, file));
            }
        }
    }

    private static void on(Runnable action) throws ExecutionException, InterruptedException {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
