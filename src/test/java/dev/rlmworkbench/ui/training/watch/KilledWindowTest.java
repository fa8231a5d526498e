package dev.rlmworkbench.ui.training.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.training.run.OptimizerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: a window that is killed while a training runs, and then the training. What the next window says of
/// it is right in both cases.
@DisabledOnOs(OS.WINDOWS)
class KilledWindowTest {

    @TempDir
    private Path home;

    private final List<Process> windows = new ArrayList<>();
    private final List<Path> outputs = new ArrayList<>();
    private TrainingFolder training;
    private int heard;

    @BeforeEach
    void describe() throws IOException {
        var dataset = LearnedAnswers.write(home, 8);
        training = TrainingFolder.of(home.resolve("experiments"), "alone");
        training.begin(SmallSpec.of(dataset, OptimizerKind.ADAMW, 3_000));
    }

    @AfterEach
    void endAll() throws IOException, InterruptedException {
        for (var window : windows) {
            window.destroyForcibly().waitFor();
        }
        var sign = JobSign.of(training);
        if (sign.isPresent() && sign.get().lives()) {
            kill(sign.get().process());
        }
    }

    @Test
    @Timeout(300)
    void theTrainingOutlivesTheWindowAndTheNextOneSaysHowItIs() throws Exception {
        open();
        await("alone: Not started");
        press("training-resume");
        await("alone: Training");
        until(() -> steps().size() >= 6);
        windows.getLast().destroyForcibly().waitFor();
        int then = steps().size();
        until(() -> steps().size() > then);

        open();
        await("alone: Training");
        press("training-pause");
        await("alone: Paused");
        press("training-pause");
        await("alone: Training");
        kill(JobSign.of(training).orElseThrow().process());
        await("alone: Killed");
        windows.getLast().destroyForcibly().waitFor();

        open();
        await("alone: Killed");
        press("training-resume");
        await("alone: Starting");
        await("alone: Training");
        int before = last();
        until(() -> last() > before);
        press("training-stop");
        await("alone: Stopped");
        var events = TrainingMetrics.read(training.metrics()).events();
        assertTrue(events.stream().anyMatch(TrainingEvent.Resumed.class::isInstance), "it went on");
        assertEquals(TrainingEvent.EndReason.STOPPED, ((TrainingEvent.Finished) events.getLast()).reason());
    }

    private void open() throws IOException {
        var output = Files.createTempFile(home, "said", ".txt");
        outputs.add(output);
        heard = 0;
        windows.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingWindow.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    /// The newest window says it, after what was waited for before.
    private void await(String words) throws Exception {
        until(() -> {
            var later = said().lines().skip(heard).toList();
            if (later.contains(words)) {
                heard += later.indexOf(words) + 1;
                return true;
            }
            return false;
        });
    }

    private void press(String id) throws IOException {
        var in = windows.getLast().getOutputStream();
        in.write((id + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private String said() {
        try {
            return Files.readString(outputs.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "the window said: " + said());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private List<TrainingEvent.Step> steps() {
        try {
            return Files.exists(training.metrics())
                    ? TrainingMetrics.read(training.metrics()).steps()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int last() {
        return steps().isEmpty() ? 0 : steps().getLast().step();
    }

    private static void kill(long process) throws InterruptedException {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
        while (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
