package dev.rlmworkbench.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.TrajectoryReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, ended in every way a run can end: killed, interrupted, out of disk. The model server is this
/// test's, so it lives on.
@DisabledOnOs(OS.WINDOWS)
class KillAndResumeTest {

    private static final int CONCURRENCY = 3;

    @TempDir
    Path folder;

    private ScriptedModelServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedModelServer(conversation -> {
            pause(3); // so that a run lasts long enough to be killed in the middle
            return ScriptedModelServer.needleFinder(conversation);
        });
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    @Timeout(300)
    void aRunKilledFiveTimesLosesAndDoublesNothing() throws Exception {
        killAndResume(5, 40, "vanilla,map_reduce", new Random(11));
    }

    @Test
    @Timeout(300)
    void aRunKilledWhileCodeRunsLosesAndDoublesNothing() throws Exception {
        killAndResume(2, 1, "vanilla,rlm", new Random(12));
    }

    @Test
    @Tag("long")
    @Timeout(1800)
    void aRunKilledThirtyTimesLosesAndDoublesNothing() throws Exception {
        killAndResume(30, 10, "vanilla,map_reduce,rlm", new Random());
    }

    /// @param tasks for each of three depths
    private void killAndResume(int kills, int tasks, String methods, Random random) throws Exception {
        int results = tasks * 3 * methods.split(",").length;
        var atEachKill = new ArrayList<byte[]>();
        for (int i = 0; i < kills; i++) {
            var process = start(command("killed", tasks, "--methods", methods));
            if (i % 3 == 2) {
                pause(random.nextInt(2_500)); // at any moment, the start included
            } else {
                awaitProgress(process);
                pause(random.nextInt(500));
            }
            var children = process.descendants().toList();
            process.destroyForcibly().waitFor();
            for (var child : children) {
                child.onExit().get(20, TimeUnit.SECONDS); // a REPL must not outlive its run
            }
            atEachKill.add(wholeLines(results("killed")));
        }
        assertTrue(atEachKill.getLast().length > 0, "the kills came before any result");
        finish(command("killed", tasks, "--methods", methods));
        finish(command("whole", tasks, "--methods", methods));

        var end = Files.readAllBytes(results("killed"));
        for (var earlier : atEachKill) {
            assertArrayEquals(earlier, Arrays.copyOf(end, earlier.length), "a result that was on disk has changed");
        }
        var killed = read("killed");
        assertEquals(results, killed.size());
        assertEquals(results, new String(end).lines().count(), "each result stands there once");
        assertEquals(essence(read("whole")), essence(killed));
        for (var result : killed.subList(0, Math.min(50, results))) {
            var events =
                    TrajectoryReader.lastAttempt(folder.resolve("killed_trajectories.jsonl"), result.fingerprint());
            assertInstanceOf(RunEvent.TaskStarted.class, events.getFirst().event());
            assertInstanceOf(RunEvent.TaskFinished.class, events.getLast().event());
        }
    }

    @Test
    @Timeout(120)
    void interruptedByTheKeyboardItFinishesWritingSaysHowToGoOnAndExitsWith130() throws Exception {
        var command = command("interrupted", 100, "--methods", "vanilla,map_reduce");
        var process = start(hearingInterrupts(command));
        awaitProgress(process);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        var said = rest(process);
        assertEquals(130, process.waitFor(), said);
        assertTrue(said.contains("Stopped: "), said);
        assertTrue(said.contains("go on with: packaging/rlm niah"), said);
        var results = Files.readAllBytes(results("interrupted"));
        assertArrayEquals(wholeLines(results("interrupted")), results, "no half line is left");
        assertTrue(Files.readString(folder.resolve("interrupted.run.json")).contains("\"incomplete\""));

        finish(command);
        assertEquals(600, read("interrupted").size());
    }

    @Test
    @Timeout(120)
    void whenTheDiskIsFullTheRunEndsWithOneSentenceAndGoesOnLater() throws Exception {
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 24; exec \"$@\"", "sh"));
        command.addAll(command("full", 24, "--vanilla-only", "--no-save-trajectories"));
        var process = start(command);
        var said = rest(process);
        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains("full.jsonl cannot be written: File too large"), said);
        int before = read("full").size();
        assertTrue(before > 0 && before < 72, before + " results fit");

        finish(command("full", 24, "--vanilla-only", "--no-save-trajectories"));
        assertEquals(72, read("full").size());
    }

    private void finish(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        var said = rest(process);
        assertEquals(0, process.waitFor(), said);
    }

    /// A shell starts what it runs in the background deaf to Ctrl-C, tests and their processes included.
    private static List<String> hearingInterrupts(List<String> command) throws IOException {
        var status = Path.of("/proc/self/status");
        boolean areIgnored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> 1 & 1) == 1);
        if (!areIgnored) {
            return command;
        }
        var hearing = new ArrayList<>(List.of("env", "--default-signal=INT"));
        hearing.addAll(command);
        return hearing;
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().put("RLM_WORKBENCH_HOME", folder.resolve("home").toString());
        return builder.start();
    }

    private List<String> command(String run, int tasks, String... more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "niah",
                "--lengths",
                "100",
                "--depths",
                "10,50,90",
                "--tasks",
                Integer.toString(tasks),
                "--run-name",
                run,
                "--experiments",
                folder.toString(),
                "--endpoint",
                server.address(),
                "--concurrency",
                Integer.toString(CONCURRENCY)));
        command.addAll(List.of(more));
        return command;
    }

    /// Until the process has told of its first result.
    private static void awaitProgress(Process process) throws IOException {
        var lines = lines(process);
        var line = lines.readLine();
        while (line != null && !line.startsWith("[")) {
            line = lines.readLine();
        }
    }

    private static String rest(Process process) throws IOException {
        var text = new StringBuilder();
        lines(process).lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader();
    }

    private Path results(String run) {
        return folder.resolve(run + ".jsonl");
    }

    private List<ResultRecord> read(String run) throws IOException {
        var file = ResultReader.read(results(run));
        assertEquals(List.of(), file.problems());
        return file.records();
    }

    /// What must not depend on how often the run was ended.
    private static Map<String, List<Object>> essence(List<ResultRecord> results) {
        var essence = new TreeMap<String, List<Object>>();
        for (var r : results) {
            essence.put(
                    r.fingerprint(),
                    Arrays.asList(
                            r.method(),
                            r.task(),
                            r.outcome(),
                            r.cost().root() != null,
                            r.cost().sub() != null,
                            r.provenance().attempt()));
        }
        return essence;
    }

    private static byte[] wholeLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        var bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
