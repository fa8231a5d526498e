package dev.rlmworkbench.repl.child.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SandboxTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, List<String> lines) {
        List<String> done() {
            return lines.stream()
                    .filter(line -> line.endsWith(": done"))
                    .map(line -> line.substring(0, line.length() - 6))
                    .toList();
        }
    }

    @Test
    void aChildBehindTheTrampolineCanComputeAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "secret");

        var outcome = runProbe(List.of());

        assertEquals(0, outcome.exitCode(), () -> "" + outcome.lines());
        assertEquals(List.of("compute", "start thread", "load class"), outcome.done(), () -> "" + outcome.lines());
        assertEquals("secret", Files.readString(folder.resolve("secret.txt")));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        assertTrue(outcome.lines().contains("active no_new_privs"), () -> "" + outcome.lines());
        assertTrue(
                outcome.lines().stream().anyMatch(line -> line.startsWith("active seccomp")),
                () -> "" + outcome.lines());
        assertTrue(outcome.lines().stream().anyMatch(line -> line.contains("landlock")), () -> "" + outcome.lines());
    }

    @Test
    void withoutTheSandboxTheProbeGetsThrough() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "secret");

        var outcome = run(List.of(
                JAVA,
                "-D" + LinuxKernel.DRY_RUN + "=true",
                "-cp",
                CLASSES,
                SandboxProbe.class.getName(),
                "",
                folder + "",
                "0"));

        assertTrue(outcome.lines().contains("missing dry run: nothing is restricted"), () -> "" + outcome.lines());
        assertTrue(
                outcome.done().containsAll(List.of("read file", "create file", "delete file", "start program")),
                () -> "" + outcome.lines());
    }

    @Test
    void aDryTrampolineEndsWithoutStartingAnything() throws Exception {
        var outcome = run(List.of(
                JAVA,
                "-D" + LinuxKernel.DRY_RUN + "=true",
                "-cp",
                CLASSES,
                Trampoline.class.getName(),
                "--",
                "/bin/echo",
                "started"));

        assertEquals(new Outcome(0, List.of()), outcome);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        var outcome = run(List.of(JAVA, "-cp", CLASSES, Trampoline.class.getName(), "--", "/no/such/program"));

        assertEquals(9, outcome.exitCode());
        assertEquals(1, outcome.lines().size(), () -> "" + outcome.lines());
        assertTrue(
                outcome.lines().getFirst().startsWith("/no/such/program could not be started"),
                () -> "" + outcome.lines());
    }

    private Outcome runProbe(List<String> flags) throws Exception {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", CLASSES, Trampoline.class.getName()));
        command.add(System.getProperty("java.home"));
        command.addAll(List.of(CLASSES.split(":")));
        command.addAll(List.of(
                "--",
                JAVA,
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CLASSES));
        command.addAll(List.of(SandboxProbe.class.getName(), "@REPORT@", folder.toString()));
        command.add(Long.toString(ProcessHandle.current().pid()));
        return run(command);
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        var withNativeAccess = new ArrayList<>(command);
        withNativeAccess.add(1, "--enable-native-access=ALL-UNNAMED");
        var process =
                new ProcessBuilder(withNativeAccess).redirectErrorStream(true).start();
        var lines = process.inputReader().readAllLines();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), lines);
    }
}
