package dev.rlmworkbench.ui;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.ui.trajectories.tab.ConversationTab;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// How long texts of one line hold the JavaFX thread, in every pane that shows texts of models and outputs: the longest
/// time between two looks at its queue while the text comes on the screen, as time of the thread on a processor and by
/// the clock. Run as `PictureTour`.
///
/// Arguments: `short` for a form that only shows that it works; `plain` for the way before, one paragraph a line in an
/// area that wraps, with texts as short as it can take.
public final class LongTextBenchmark {

    private static final int MEGABYTE = 1_000_000;
    private static final int SHORT = 20_000;
    private static final int PLAIN = 4_000;
    private static final int QUIET_LOOKS = 12;

    private final StackPane root;
    private long cpuBefore;
    private long clockBefore;
    private double cpu;
    private double clock;

    private LongTextBenchmark(StackPane root) {
        this.root = root;
    }

    public static void main(String[] args) throws Exception {
        boolean little = List.of(args).contains("short");
        var opened = new CompletableFuture<StackPane>();
        Platform.startup(() -> {
            var root = new StackPane();
            var stage = new Stage();
            stage.setScene(new Scene(root, 900, 700));
            stage.show();
            opened.complete(root);
        });
        var benchmark = new LongTextBenchmark(opened.get());
        if (List.of(args).contains("plain")) {
            for (var line : LongTexts.lines(PLAIN).entrySet()) {
                benchmark.measure(
                        "plain area, %s, %,d".formatted(line.getKey(), PLAIN), LongTexts::plain, line.getValue());
            }
            System.exit(0);
        }
        int length = little ? SHORT : MEGABYTE;
        if (!little) {
            benchmark.warmUp();
        }
        for (var pane : LongTexts.panes().entrySet()) {
            for (var line : LongTexts.lines(length).entrySet()) {
                if (little && !line.getKey().equals("Tamil")) {
                    continue;
                }
                benchmark.measure(
                        "%s, %s, %,d".formatted(pane.getKey(), line.getKey(), length),
                        pane.getValue(),
                        line.getValue());
            }
        }
        int tokens = little ? 4_000 : 128_000;
        var haystack = new GeneratedTask(new NeedleInHaystack(), tokens, LengthUnit.TOKENS, 50, null, 1).make();
        benchmark.measure(
                "conversation tab, vanilla on niah of %,d tokens".formatted(tokens),
                text -> LongTexts.tab(new ConversationTab(), text),
                haystack.context());
        System.exit(0);
    }

    private void warmUp() throws Exception {
        for (var pane : LongTexts.panes().values()) {
            for (var line : LongTexts.lines(PLAIN).values()) {
                run(pane, line);
            }
        }
    }

    private void measure(String what, Function<String, Node> pane, String text) throws Exception {
        run(pane, text);
        System.out.printf("%s characters: longest %.1f ms of the thread, %.1f ms by the clock%n", what, cpu, clock);
    }

    private void run(Function<String, Node> pane, String text) throws Exception {
        cpu = 0;
        clock = 0;
        look(() -> {});
        cpu = 0;
        clock = 0;
        look(() -> root.getChildren().setAll(pane.apply(text)));
        for (int i = 0; i < QUIET_LOOKS; i++) {
            look(() -> {});
            Thread.sleep(15);
        }
    }

    /// Runs it on the thread, and takes the time since the look before.
    private void look(Runnable action) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            times();
            try {
                action.run();
                times();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }

    private void times() {
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long now = System.nanoTime();
        cpu = Math.max(cpu, (thread - cpuBefore) / 1e6);
        clock = Math.max(clock, (now - clockBefore) / 1e6 - 15);
        cpuBefore = thread;
        clockBefore = now;
    }
}
