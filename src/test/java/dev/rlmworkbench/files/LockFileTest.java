package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LockFileTest {

    @TempDir
    Path folder;

    /// Another process: takes the lock named, tells what came of it, and holds it until its input ends.
    static final class Other {
        private Other() {}

        static void main(String[] args) throws IOException {
            try (var _ = LockFile.take(Path.of(args[0]))) {
                System.out.println("taken");
                System.in.read();
            } catch (LockHeldException e) {
                System.out.println("held by " + e.process().orElse(0));
            }
        }
    }

    @Test
    void whoHasItIsTold() throws IOException {
        var file = folder.resolve("lock");
        try (var _ = LockFile.take(file)) {
            var refused = assertThrows(LockHeldException.class, () -> LockFile.take(file));
            assertEquals(OptionalLong.of(ProcessHandle.current().pid()), refused.process());
        }
        LockFile.take(file).close();
    }

    /// On Linux a process gives its lock away by closing any opened copy of the file.
    @Test
    void askingASecondTimeInTheSameProcessDoesNotGiveItAway() throws Exception {
        var file = folder.resolve("lock");
        try (var _ = LockFile.take(file)) {
            assertThrows(
                    LockHeldException.class,
                    () -> LockFile.take(folder.resolve("../" + folder.getFileName() + "/lock")));
            var other = start(file);
            assertEquals("held by " + ProcessHandle.current().pid(), firstLine(other));
            other.waitFor();
        }
    }

    @Test
    void aKilledProcessGivesItBack() throws Exception {
        var file = folder.resolve("lock");
        var other = start(file);
        try {
            assertEquals("taken", firstLine(other));
            assertTrue(LockFile.isHeld(file));
            var refused = assertThrows(LockHeldException.class, () -> LockFile.take(file));
            assertEquals(OptionalLong.of(other.pid()), refused.process());
        } finally {
            other.destroyForcibly();
        }
        other.waitFor();
        assertFalse(LockFile.isHeld(file));
        try (var _ = LockFile.take(file)) {
            assertTrue(LockFile.isHeld(file));
        }
        assertFalse(LockFile.isHeld(file), "nor by the look");
        assertFalse(LockFile.isHeld(folder.resolve("none")));
    }

    private static Process start(Path file) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classPath(), Other.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String classPath() {
        return Stream.of(Other.class, LockFile.class, Logger.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String firstLine(Process process) throws IOException {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.readLine();
        }
    }
}
