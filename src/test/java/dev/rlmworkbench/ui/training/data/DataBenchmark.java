package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.HeldOut;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftBuilder;
import dev.rlmworkbench.training.data.SftDataset;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftOptions;
import dev.rlmworkbench.ui.FrameTimes;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// The step Data with a trajectory file of 200 MB and a data set of 20,000 samples: how long each takes, and how long
/// the window stands still. Run as `PictureTour`, without arguments.
public final class DataBenchmark {

    private static final Path SAMPLE = Path.of("experiments/sample_pocket_trajectories.jsonl");
    private static final int TIMES = 112;
    private static final int SAMPLES = 20_000;
    private static final int TOKENS = 2_000;

    private final Shell shell;
    private long fxTime;

    private DataBenchmark(Shell shell) {
        this.shell = shell;
    }

    public static void main(String[] args) throws Exception {
        var home = Files.createTempDirectory("data-benchmark");
        var experiments = Files.createDirectories(home.resolve("experiments"));
        var large = experiments.resolve("large_trajectories.jsonl");
        var once = Files.readAllBytes(SAMPLE);
        try (var out = Files.newOutputStream(large)) {
            for (int i = 0; i < TIMES; i++) {
                out.write(once);
            }
        }
        var many = new SftFiles(experiments.resolve("many.jsonl"));
        many.write(many());
        System.out.printf(
                "trajectories %,d MB, data set %,d MB%n", Files.size(large) >> 20, Files.size(many.training()) >> 20);
        var opened = new CompletableFuture<Shell>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)));
        new DataBenchmark(opened.get()).all();
        System.exit(0);
    }

    private static SftDataset many() throws IOException {
        try (var base = BaseFormat.open(Path.of("src/main/resources/pocket"), "pocket")) {
            var options = new SftOptions(Set.of("root"), 2048, false, null, false, HeldOut.NOTHING);
            var data = new SftBuilder(base, options, ShippedBenchmarks.all()).build(List.of(SAMPLE), _ -> {});
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < SAMPLES; i++) {
                var one = data.training().get(i % data.training().size());
                var ids = IntStream.concat(IntStream.of(one.ids()), IntStream.generate(() -> 13))
                        .limit(TOKENS)
                        .toArray();
                samples.add(new Sample(one.messages(), ids, one.targets(), one.origin()));
            }
            return new SftDataset(
                    samples, data.validation(), List.of(), HeldOut.NOTHING, data.refusals(), data.report());
        }
    }

    private void all() throws Exception {
        Thread.sleep(5_000);
        tell("the window", System.nanoTime());
        var frames = new FrameTimes();
        var building = new Work();
        on(frames::start);
        on(building::start);
        long begin = System.nanoTime();
        on(() -> shell.context().navigator().open(ScreenId.TRAINING));
        tell("the screen is there", begin);
        until(() -> node("#data-source-large") != null && node("#data-open-many") != null);
        tell("the file is listed", begin);
        begin = System.nanoTime();
        on(() -> ((CheckBox) node("#data-source-large")).fire());
        on(() -> ((Button) node("#data-build")).fire());
        until(() -> node("#data-title") != null);
        tell("a data set of 200 MB of trajectories", begin);
        on(frames::stop);
        System.out.println("until it is built: " + frames.words() + building.words());

        var opening = new FrameTimes();
        on(() -> ((Button) node("#data-another")).fire());
        Thread.sleep(3_000);
        var reading = new Work();
        on(opening::start);
        on(reading::start);
        begin = System.nanoTime();
        on(() -> ((Hyperlink) node("#data-open-many")).fire());
        until(() -> node("#data-kind-samples") instanceof ToggleButton button
                && button.getText().equals("Samples 20,002"));
        tell("20,000 samples are open", begin);
        Thread.sleep(2_000);
        on(opening::stop);
        System.out.println("while they are opened: " + opening.words() + reading.words());

        var stepping = new FrameTimes();
        var showing = new Work();
        on(stepping::start);
        on(showing::start);
        tell("resting", System.nanoTime());
        begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            on(() -> shell.context()
                    .commands()
                    .get("training.data.next")
                    .action()
                    .run());
            Thread.sleep(50);
        }
        tell("100 samples, one every 50 ms", begin);
        on(stepping::stop);
        System.out.println("meanwhile: " + stepping.words() + showing.words());
    }

    /// Processor time of the JavaFX thread from pulse to pulse: how long it works at most in one piece.
    private static final class Work extends AnimationTimer {
        private long before = -1;
        private long most;

        @Override
        public void handle(long pulse) {
            long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (before >= 0) {
                most = Math.max(most, now - before);
            }
            before = now;
        }

        String words() {
            stop();
            return ", most work between two frames %.0f ms".formatted(most / 1e6);
        }
    }

    private Node node(String selector) {
        return shell.scene().lookup(selector);
    }

    /// With the processor time of the JavaFX thread since the last time, which a busy machine does not lengthen.
    private void tell(String name, long begin) throws Exception {
        double seconds = (System.nanoTime() - begin) / 1e9;
        var now = new long[1];
        on(() -> now[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        System.out.printf("%s: %.2f s, of which the JavaFX thread %.2f s%n", name, seconds, (now[0] - fxTime) / 1e9);
        fxTime = now[0];
    }

    private static void until(BooleanSupplier condition) throws Exception {
        var held = new boolean[1];
        while (!held[0]) {
            Thread.sleep(20);
            on(() -> held[0] = condition.getAsBoolean());
        }
    }

    private static void on(Runnable action) throws Exception {
        var done = new FutureTask<>(action, null);
        Platform.runLater(done);
        done.get();
    }
}
