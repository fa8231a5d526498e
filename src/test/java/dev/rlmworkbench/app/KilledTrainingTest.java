package dev.rlmworkbench.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.LearnedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: a job that is killed, a client that is, one that looks on and leaves, and a disk that is full.
@DisabledOnOs(OS.WINDOWS)
class KilledTrainingTest {

    @TempDir
    Path folder;

    private Path dataset;

    @BeforeEach
    void writeData() throws IOException {
        dataset = LearnedAnswers.write(folder, 10);
    }

    @Test
    @Timeout(300)
    void killedTwiceItGoesOnToTheSameDigits() throws Exception {
        killAndResume(2, 24, new Random(3));
    }

    @Test
    @Tag("long")
    @Timeout(1800)
    void killedTwentyTimesItGoesOnToTheSameDigits() throws Exception {
        killAndResume(20, 200, new Random());
    }

    private void killAndResume(int kills, int steps, Random random) throws Exception {
        finish(client("whole", steps));
        int last = 0;
        for (int kill = 0; kill < kills; kill++) {
            var client = start(client("killed", steps));
            int until = last + 1 + random.nextInt(Math.max(1, (steps - last) / (kills - kill + 1)));
            last = awaitStep("killed", until, client);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(40)); // in the middle of a step or of a checkpoint
            kill(job("killed"));
            assertEquals(1, client.waitFor(), said(client));
        }
        finish(client("killed", steps));

        assertEquals(losses("whole"), losses("killed"));
        assertEquals(steps, losses("killed").size());
        for (var name : List.of("final", "best", "step-" + steps)) {
            assertArrayEquals(weights("whole", name), weights("killed", name), name);
        }
        assertTrue(events("killed").stream().anyMatch(TrainingEvent.Resumed.class::isInstance));
    }

    @Test
    @Timeout(300)
    void aClientThatDiesDoesNotEndItAndAnotherOneSeesItToTheEnd() throws Exception {
        var client = start(client("alone", 400));
        awaitStep("alone", 2, client);
        client.destroyForcibly().waitFor();
        int then = events("alone").size();
        awaitStep("alone", losses("alone").size() + 2, start(command("train", "--attach", "alone")));
        assertTrue(events("alone").size() > then);

        JobCommand.PAUSE.send(training("alone"));
        awaitPhase("alone", TrainingEvent.Phase.PAUSED);
        var sent = start(command("train", "--attach", "alone", "--send", "resume"));
        assertEquals(0, sent.waitFor(), said(sent));
        awaitStep("alone", losses("alone").size() + 1, null);

        var second = start(client("alone", 400));
        assertEquals(2, second.waitFor());
        assertTrue(said(second).contains("runs already (process "), said(second));

        var looking = start(command("train", "--attach", "alone"));
        JobCommand.STOP.send(training("alone"));
        assertEquals(0, looking.waitFor(), said(looking));
        assertTrue(said(looking).contains("go on with: "), said(looking));
        var end = (TrainingEvent.Finished) events("alone").getLast();
        assertEquals(TrainingEvent.EndReason.STOPPED, end.reason());
        assertTrue(Files.exists(training("alone").path().resolve("step-" + end.step())));
    }

    @Test
    @Timeout(300)
    void interruptedByTheKeyboardItSavesAndSaysHowToGoOn() throws Exception {
        var command = new ArrayList<String>(List.of("env", "--default-signal=INT"));
        command.addAll(client("interrupted", 400));
        var client = start(command);
        awaitStep("interrupted", 3, client);
        new ProcessBuilder("kill", "-INT", Long.toString(client.pid())).start().waitFor();
        assertEquals(130, client.waitFor(), said(client));
        assertTrue(said(client).contains("saving and stopping; go on with: "), said(client));
        var end = (TrainingEvent.Finished) events("interrupted").getLast();
        assertTrue(Files.exists(training("interrupted").path().resolve("step-" + end.step())));
    }

    @Test
    @Timeout(300)
    void interruptedWhileTheJobIsStillStartingItStopsAllTheSame() throws Exception {
        var command = new ArrayList<String>(List.of("env", "--default-signal=INT"));
        command.addAll(client("early", 400));
        var client = start(command);
        while (!Files.exists(training("early").log())) {
            assertTrue(client.isAlive(), () -> "it ended by itself");
            TimeUnit.MILLISECONDS.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(client.pid())).start().waitFor();
        assertEquals(130, client.waitFor(), said(client));
        assertTrue(said(client).contains("saving and stopping; go on with: "), said(client));
        // on a busy machine the client may have gone before the job has come up
        while (events("early").stream().noneMatch(TrainingEvent.Finished.class::isInstance)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var end = (TrainingEvent.Finished) events("early").getLast();
        assertEquals(TrainingEvent.EndReason.STOPPED, end.reason());
    }

    @Test
    @Timeout(300)
    void whenTheDiskIsFullItSaysSoAndGoesOnLaterToTheSameDigits() throws Exception {
        finish(client("whole", 24));
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 400; exec \"$@\"", "sh"));
        command.addAll(client("full", 24));
        var client = start(command);
        assertEquals(1, client.waitFor(), said(client));
        assertTrue(said(client).contains("could not be saved: File too large"), said(client));

        finish(client("full", 24));
        assertEquals(losses("whole"), losses("full"));
    }

    private List<String> client(String name, int steps) {
        return command(
                "train",
                dataset.toString(),
                "--model",
                "pocket",
                "--name",
                name,
                "--steps",
                Integer.toString(steps),
                "--epochs",
                "100",
                "--accumulation",
                "2",
                "--dropout",
                "0.1",
                "--rate",
                "1e-3",
                "--patience",
                "0",
                "--checkpoint-every",
                "3",
                "--validate-every",
                "5",
                "--resume");
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--experiments", folder.toString()));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        var output = Files.createTempFile(folder, "said", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        outputs.put(process, output);
        return process;
    }

    private final Map<Process, Path> outputs = new HashMap<>();

    private String said(Process process) throws IOException {
        return Files.readString(outputs.get(process));
    }

    private void finish(List<String> command) throws Exception {
        var process = start(command);
        assertEquals(0, process.waitFor(), said(process));
    }

    private TrainingFolder training(String name) {
        return TrainingFolder.of(folder, name);
    }

    private List<TrainingEvent> events(String name) throws IOException {
        var file = training(name).metrics();
        return Files.exists(file) ? TrainingMetrics.read(file).events() : List.of();
    }

    private List<Double> losses(String name) throws IOException {
        return new TrainingMetrics(events(name), List.of())
                .steps().stream().map(TrainingEvent.Step::loss).toList();
    }

    private byte[] weights(String name, String checkpoint) throws IOException {
        return Files.readAllBytes(training(name).path().resolve(checkpoint).resolve("adapter_model.safetensors"));
    }

    private ProcessHandle job(String name) throws IOException {
        var sign = JobSign.of(training(name)).orElseThrow();
        assertTrue(sign.lives());
        return ProcessHandle.of(sign.process()).orElseThrow();
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    private int awaitStep(String name, int step, Process client) throws Exception {
        while (losses(name).size() < step) {
            assertTrue(client == null || client.isAlive(), () -> "it ended by itself");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return losses(name).size();
    }

    private void awaitPhase(String name, TrainingEvent.Phase phase) throws Exception {
        while (events(name).stream()
                .noneMatch(event -> event instanceof TrainingEvent.PhaseChanged changed && changed.phase() == phase)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
