package dev.rlmworkbench.ui;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
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
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Pictures of Run and Live, then of Home, Models and Settings, with a scripted server that takes its time and at the
/// end goes away:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.RunPictures -Dbench.args="FOLDER HOME"`.
public final class RunPictures {

    private static final Pattern FIVE_DIGITS = Pattern.compile("\\b\\d{5}\\b");

    private final Shell shell;
    private final ScreenPictures pictures;
    private final Runnable serverGoes;

    private RunPictures(Shell shell, Path folder, Runnable serverGoes) {
        this.serverGoes = serverGoes;
        this.shell = shell;
        this.pictures = new ScreenPictures(shell, folder);
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
        ScreenPictures.on(
                () -> shell.context().settings().change(settings -> settings.withEndpoints(List.of(address))));
        ScreenPictures.on(() -> shell.context().models().refresh());
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.LIVE));
        pictures.take("live-empty");
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.RUN));
        ScreenPictures.on(pictures::layOut);
        ScreenPictures.on(() -> ((TextField) pictures.scene().lookup("#run-endpoint")).setText(address));
        ScreenPictures.on(() -> ((TextField) pictures.scene().lookup("#run-window")).setText("8,192"));
        pause(3_000);
        pictures.take("run");
        ScreenPictures.on(() -> ((TextField) pictures.scene().lookup("#run-tasks")).setText("many"));
        ScreenPictures.on(() -> ((Button) pictures.scene().lookup("#run-start")).fire());
        pictures.take("run-error");
        ScreenPictures.on(() -> ((TextField) pictures.scene().lookup("#run-tasks")).setText("2"));
        var code = new CompletableFuture<Void>();
        ScreenPictures.on(() -> shell.context().runs().add(new RunCentre.Listener() {
            @Override
            public void happened(List<EventEntry> events) {
                if (events.stream().anyMatch(entry -> entry.event() instanceof RunEvent.CodeStarted)) {
                    code.complete(null);
                }
            }
        }));
        ScreenPictures.on(() -> ((Button) pictures.scene().lookup("#run-start")).fire());
        pause(2_500);
        pictures.take("live-vanilla");
        code.get();
        pause(1_500);
        pictures.take("live");
        ScreenPictures.on(() -> shell.context().navigator().open(new ScreenRequest.Watch(null)));
        ScreenPictures.on(() -> shell.context().runs().finish());
        pause(8_000);
        pictures.take("live-ended");
        ScreenPictures.on(() -> shell.context().models().refresh());
        for (var screen : List.of(ScreenId.HOME, ScreenId.MODELS, ScreenId.SETTINGS)) {
            ScreenPictures.on(() -> shell.context().navigator().open(screen));
            pause(3_000);
            pictures.take(screen.wireName());
        }
        ScreenPictures.on(() -> shell.context().navigator().open(ScreenId.RUN));
        pause(3_000);
        pictures.take("run-resumes");
        serverGoes.run();
        ScreenPictures.on(() -> ((Button) pictures.scene().lookup("#run-start")).fire());
        pause(12_000);
        pictures.take("live-error");
        ScreenPictures.on(() -> shell.context().models().refresh());
        for (var screen : List.of(ScreenId.HOME, ScreenId.MODELS, ScreenId.SETTINGS)) {
            ScreenPictures.on(() -> shell.context().navigator().open(screen));
            pause(5_000);
            pictures.take(screen.wireName() + "-server-away");
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
