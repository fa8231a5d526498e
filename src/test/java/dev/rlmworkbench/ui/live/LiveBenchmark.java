package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.ui.FrameTimes;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The screen Live under load and with much behind it. Run as `PictureTour`; prints a line for each measurement:
/// frame times while 100,000 token events and 1,000 lines of output a second arrive in one task whose turns have 64
/// sub-calls at a time, then the heap after 10,000 sub-calls of one task, then after 10,000 tasks.
///
/// Argument: `short` for a form that only shows that it works.
public final class LiveBenchmark {

    /// @param warmUp  seconds of the same load before
    /// @param seconds of load
    /// @param many    sub-calls of one task, and tasks of one run
    private record Size(Duration settle, int warmUp, int seconds, int many) {

        static final Size FULL = new Size(Duration.ofSeconds(5), 10, 10, 10_000);
        static final Size SHORT = new Size(Duration.ZERO, 0, 1, 100);
    }

    private static final int TOKENS_A_SECOND = 100_000;
    private static final int LINES_A_SECOND = 1_000;
    private static final int PARALLEL = 64;
    private static final int TOKENS_A_CALL = 400;
    private static final String TASK = result(0).fingerprint();

    private final LiveViewModel model;
    private final LiveView view;
    private final EventPump pump;
    private final AtomicLong shown = new AtomicLong();

    private LiveBenchmark(Shell shell) {
        var context = shell.context();
        pump = context.pump();
        model = new LiveViewModel(context.background(), context.runs());
        // its commands must not be there twice
        view = new LiveView(context, model);
        var stage = new Stage();
        stage.setScene(new Scene(view.node(), 1000, 900));
        stage.show();
        view.shown();
    }

    public static void main(String[] args) throws Exception {
        var size = List.of(args).contains("short") ? Size.SHORT : Size.FULL;
        var home = Files.createTempDirectory("live-benchmark");
        var opened = new CompletableFuture<LiveBenchmark>();
        Platform.startup(() -> {
            var shell = Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null);
            opened.complete(new LiveBenchmark(shell));
        });
        var benchmark = opened.get();
        Thread.sleep(size.settle());
        benchmark.frames(size);
        benchmark.heapAfterSubCalls(size.many());
        benchmark.heapAfterTasks(size.many());
        System.exit(0);
    }

    private static ExperimentSpec spec(int tasksPerCell) {
        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000, 4_000), List.of(10, 50))
                .withTasks(tasksPerCell);
        var model = ModelSpec.of(null, List.of("http://127.0.0.1:9"));
        return ExperimentSpec.of(
                "load",
                List.of(benchmark),
                MethodsSpec.DEFAULT.withMethods(List.of("rlm")).withModels(List.of(model)));
    }

    private static ResultRecord result(int task) {
        return ResultSamples.of("rlm", 2_000, task, true).record();
    }

    private void begin(int tasksPerCell) throws Exception {
        var spec = spec(tasksPerCell);
        var tasks = spec.tasks();
        var planned = new java.util.ArrayList<RunProgress.PlannedTask>();
        for (int i = 0; i < tasks.size(); i++) {
            planned.add(new RunProgress.PlannedTask(result(i).fingerprint(), tasks.get(i), "rlm", false));
        }
        onScreen(() -> {
            model.started(new RunName(Path.of("nowhere"), "load"), spec);
            model.progressed(List.of(
                    new RunProgress.Planned(planned.size(), 0, 0, List.of(), planned),
                    new RunProgress.Started(TASK, tasks.getFirst(), "rlm", 1)));
        });
    }

    private void frames(Size size) throws Exception {
        begin(5);
        var warmUp = pump.<EventEntry>channel(model::happened);
        new Feeder(warmUp::offer, size.warmUp()).run();
        onScreen(warmUp::close);
        begin(5);
        var channel = pump.<EventEntry>channel(some -> {
            shown.addAndGet(some.size());
            model.happened(some);
        });
        var frames = new FrameTimes();
        onScreen(frames::start);
        var feeder = new Feeder(channel::offer, size.seconds());
        long sent = feeder.run();
        onScreen(frames::stop);
        System.out.printf(
                "live screen: %,d token events/s and %,d lines/s sent, %,d of %,d events shown, %d turns, %,d sub-calls; %s%n",
                feeder.tokens / size.seconds(),
                feeder.lines / size.seconds(),
                shown.get(),
                sent,
                feeder.turn,
                feeder.calls,
                frames.words());
        onScreen(channel::close);
    }

    /// Tokens of 64 parallel sub-calls in bursts of a hundredth of a second; a turn a second, each ending with output.
    private static final class Feeder {
        private final java.util.function.Consumer<EventEntry> out;
        private final int[] inCall = new int[PARALLEL];
        private final long[] call = new long[PARALLEL];
        private final int seconds;
        private long sent;
        private long tokens;
        private long lines;
        private long calls;
        private int turn;

        Feeder(java.util.function.Consumer<EventEntry> out, int seconds) {
            this.out = out;
            this.seconds = seconds;
        }

        long run() throws InterruptedException {
            root(new RunEvent.TaskStarted("rlm", "niah", "Which number?", 1_000_000));
            nextTurn();
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                long due = (System.nanoTime() - begin) * TOKENS_A_SECOND / 1_000_000_000L;
                for (; tokens < due; tokens++) {
                    token((int) (tokens % PARALLEL));
                }
                if (System.nanoTime() - begin > turn * 1_000_000_000L) {
                    print();
                    nextTurn();
                }
                Thread.sleep(10);
            }
            return sent;
        }

        private void nextTurn() {
            turn++;
            root(new RunEvent.ModelCallStarted("root", "load", turn, 0, List.of()));
            var text = "I ask parts of the text.\n\n```java\nprint(llm_query_batched(parts));\n```\n";
            root(finished(text));
            root(new RunEvent.CodeStarted(turn, 0, "java", "print(llm_query_batched(parts));"));
        }

        private void print() {
            var output = "a line of what the code printed, as long as they are\n".repeat(LINES_A_SECOND);
            lines += LINES_A_SECOND;
            root(new RunEvent.CodeFinished(
                    turn,
                    0,
                    new ReplResult(output, null, null, null, List.of(), List.of(), List.of(), Duration.ZERO, null)));
        }

        private void token(int lane) {
            if (inCall[lane] == 0) {
                call[lane] = ++calls;
                sub(lane, new RunEvent.ModelCallStarted("sub", "load", 1, 0, List.of(ChatMessage.user("Which?"))));
            }
            sub(lane, new RunEvent.TokensReceived("word "));
            if (++inCall[lane] == TOKENS_A_CALL) {
                inCall[lane] = 0;
                sub(lane, finished("word ".repeat(TOKENS_A_CALL)));
            }
        }

        private void root(RunEvent event) {
            sent++;
            out.accept(new EventEntry(TASK, "root", null, 0, Instant.now(), event));
        }

        private void sub(int lane, RunEvent event) {
            sent++;
            out.accept(new EventEntry(TASK, "sub-" + call[lane], "root", 1, Instant.now(), event));
        }
    }

    private static RunEvent finished(String text) {
        var timing = new CallTiming(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        return new RunEvent.Generation(text, "", new TokenUsage(100, 100, false), timing, "stop", null);
    }

    private void heapAfterSubCalls(int count) throws Exception {
        begin(5);
        long before = heap();
        onScreen(() -> model.happened(List.of(
                entry("root", 0, new RunEvent.TaskStarted("rlm", "niah", "Which number?", 1_000_000)),
                entry("root", 0, new RunEvent.ModelCallStarted("root", "load", 1, 0, List.of())))));
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var id = "sub-" + i;
            var prompt = "Which number stands here? Part %d\n".formatted(i) + "x".repeat(2_000);
            var started = new RunEvent.ModelCallStarted("sub", "load", 1, 0, List.of(ChatMessage.user(prompt)));
            onScreen(() -> model.happened(List.of(entry(id, 1, started), entry(id, 1, finished("none ".repeat(40))))));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.sleep(1_000);
        System.out.printf(
                "heap after %,d sub-calls of one task (prompts of 2,000 characters): %,d MB more than the %,d MB before, %.1f s%n",
                count, (heap() - before) >> 20, before >> 20, seconds);
    }

    private static EventEntry entry(String call, int depth, RunEvent event) {
        return new EventEntry(TASK, call, depth == 0 ? null : "root", depth, Instant.now(), event);
    }

    private void heapAfterTasks(int count) throws Exception {
        begin(count / 4);
        long before = heap();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var result = result(i);
            var id = result.fingerprint();
            onScreen(() -> {
                model.happened(List.of(
                        new EventEntry(
                                id,
                                "root",
                                null,
                                0,
                                Instant.now(),
                                new RunEvent.TaskStarted("rlm", "niah", "Which?", 1)),
                        new EventEntry(
                                id,
                                "root",
                                null,
                                0,
                                Instant.now(),
                                new RunEvent.ModelCallStarted("root", "load", 1, 0, List.of())),
                        new EventEntry(id, "root", null, 0, Instant.now(), finished("x".repeat(2_000)))));
                model.progressed(List.of(new RunProgress.Finished(result, 1, count, java.util.Optional.empty())));
            });
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.sleep(1_000);
        System.out.printf(
                "heap after %,d tasks: %,d MB more than the %,d MB with their tiles, %.1f s%n",
                count, (heap() - before) >> 20, before >> 20, seconds);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void onScreen(Runnable action) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }
}
