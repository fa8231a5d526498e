package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.ui.FrameTimes;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/// The step Train with a training of very many logged steps: until its header and its whole loss curve stand there, and
/// frame times while ten more steps a second come. Run as `PictureTour`. Arguments: steps (200,000), seconds of the
/// load (20).
public final class TrainingBenchmark {

    private static final int STEPS_A_SECOND = 10;

    private TrainingBenchmark() {}

    public static void main(String[] args) throws Exception {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        var home = Files.createTempDirectory("training-benchmark");
        var training = TrainingFolder.of(home.resolve("experiments"), "long");
        var small = TrainingFolder.of(home.resolve("experiments"), "small");
        write(small, 500);
        write(training, steps);
        System.out.printf(Locale.ROOT, "%,d steps, %.1f MB%n", steps, Files.size(training.metrics()) / 1e6);

        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        var shell = opened.get();
        // as the screen of somebody who has worked for a while
        on(() -> shell.context().navigator().open(new ScreenRequest.WatchTraining(small.path())));
        until(() -> curve(shell) != null);
        Thread.sleep(8_000);

        var frames = new FrameTimes();
        on(frames::start);
        long before = cpu();
        long begin = System.nanoTime();
        on(() -> shell.context().navigator().open(new ScreenRequest.WatchTraining(training.path())));
        until(() -> text(shell, "#training-name").equals("long"));
        tell("header", begin);
        until(() -> curve(shell) != null);
        tell("whole loss curve", begin);
        System.out.printf(Locale.ROOT, "processor time until then: %.2f s%n", (cpu() - before) / 1e9);
        Thread.sleep(3_000);
        on(frames::stop);
        System.out.println("while opening: " + frames.words());
        memory();

        sign(training, steps);
        Thread.sleep(6_000);
        var live = new FrameTimes();
        on(live::start);
        long screenBefore = screenCpu();
        long allBefore = cpu();
        long liveBegan = System.nanoTime();
        var random = new Random(2);
        for (int i = 1; i <= seconds * STEPS_A_SECOND; i++) {
            append(training, step(steps + i, steps, random));
            if (i % STEPS_A_SECOND == 0) {
                sign(training, steps + i);
            }
            Thread.sleep(1_000 / STEPS_A_SECOND);
        }
        on(live::stop);
        double lasted = (System.nanoTime() - liveBegan) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "processor time a second: %.0f ms of the screen's thread, %.0f ms of all%n",
                (screenCpu() - screenBefore) / 1e6 / lasted,
                (cpu() - allBefore) / 1e6 / lasted);
        System.out.printf("while %d steps a second come: %s%n", STEPS_A_SECOND, live.words());
        memory();
        System.exit(0);
    }

    private static void write(TrainingFolder training, int steps) throws IOException {
        training.begin(SmallSpec.of(Path.of("data.jsonl"), OptimizerKind.MUON, steps));
        var random = new Random(1);
        try (var out = Files.newBufferedWriter(training.metrics())) {
            line(out, new TrainingEvent.PhaseChanged(Instant.now(), 0, Phase.LOADING));
            line(
                    out,
                    new TrainingEvent.Started(
                            Instant.now(),
                            training.name(),
                            "muon",
                            Map.of("muon", 1e-3),
                            2 * steps,
                            3,
                            steps,
                            40,
                            9_232_384,
                            Map.of("model", "pocket"),
                            List.of()));
            line(out, new TrainingEvent.PhaseChanged(Instant.now(), 0, Phase.TRAINING));
            for (int step = 1; step <= steps; step++) {
                line(out, step(step, steps, random));
                if (step % 1_000 == 0) {
                    line(out, new TrainingEvent.Validation(Instant.now(), step, loss(step, steps), true, 0, 3.5, 0.8));
                }
            }
        }
    }

    private static double loss(int step, int steps) {
        return 0.4 + 1.6 * Math.exp(-6.0 * step / steps);
    }

    private static TrainingEvent.Step step(int step, int steps, Random random) {
        return new TrainingEvent.Step(
                Instant.now(),
                step,
                3.0 * step / (2.0 * steps),
                loss(step, steps) * (0.8 + 0.4 * random.nextDouble()),
                1_000,
                5_000L * step,
                Map.of("muon", 1e-3 * (1 - step / (2.0 * steps))),
                0.5 + random.nextDouble(),
                false,
                1_200 + 100 * random.nextDouble(),
                4.1 * step,
                3_000_000_000L + random.nextInt(100_000_000),
                0.6 + 0.3 * step / steps * random.nextDouble());
    }

    private static void line(BufferedWriter out, TrainingEvent event) throws IOException {
        out.write(TrainingMetrics.line(event));
        out.write('\n');
    }

    private static void append(TrainingFolder training, TrainingEvent event) throws IOException {
        Files.writeString(training.metrics(), TrainingMetrics.line(event) + "\n", StandardOpenOption.APPEND);
    }

    /// As if this process trained.
    private static void sign(TrainingFolder training, int step) throws IOException {
        var me = ProcessHandle.current();
        var sign = new JobSign(me.pid(), me.info().startInstant().orElseThrow(), null, Instant.now(), step, 0, 8);
        Files.writeString(training.path().resolve("job.json"), JsonStyle.lines().writeValueAsString(sign));
    }

    private static Object curve(Shell shell) {
        var view = (ImageView) shell.scene().lookup("#training-training-loss-chart .image-view");
        return view == null || !view.getParent().isVisible() ? null : view.getImage();
    }

    private static String text(Shell shell, String selector) {
        return ((Labeled) shell.scene().lookup(selector)).getText();
    }

    private static void tell(String what, long begin) {
        System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - begin) / 1e9);
    }

    /// Of the whole process, in nanoseconds.
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long screenCpu() throws Exception {
        var time = new long[1];
        on(() -> time[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        return time[0];
    }

    private static void memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf("heap in use: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static void until(BooleanSupplier condition) throws Exception {
        var held = new boolean[1];
        while (!held[0]) {
            Thread.sleep(10);
            on(() -> held[0] = condition.getAsBoolean());
        }
    }

    private static void on(Runnable action) throws Exception {
        var done = new FutureTask<>(action, null);
        Platform.runLater(done);
        done.get();
    }
}
