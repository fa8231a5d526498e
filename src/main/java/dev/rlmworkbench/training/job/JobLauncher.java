package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.training.run.TrainingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts a job as a process that neither a closed terminal nor Ctrl-C in it ends.
public final class JobLauncher {

    /// Of the Java heap: what is written and read passes through it, tensors lie beside it. It begins small, as a young
    /// generation of the usual size is filled once before any of it is used again.
    private static final List<String> HEAP = List.of("-Xms64m", "-Xmx1g");

    /// In a session of its own it hears nothing of what is sent to the terminal's processes; where there is no
    /// command for that, it at least ignores the two signals: what a process ignores, the program that takes its
    /// place does too.
    private static final String OF_ITS_OWN =
            "trap '' HUP INT; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi";

    /// oneDNN, which multiplies for libtorch, keeps what it prepared for the shapes of 1,024 products. Each length
    /// of a text brings shapes of its own, and what is kept for them grows to several times the model; so many are
    /// those of one text. And glibc keeps what was freed for each of some threads apart, of which attempts at tasks
    /// have many.
    private static final Map<String, String> LESS_KEPT =
            Map.of("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64", "MALLOC_ARENA_MAX", "1");

    private JobLauncher() {}

    /// @param trainings that were begun, trained one after the other
    /// @return the process; what it says stands in the first one's `job.log`
    /// @throws TrainingException in one sentence when it cannot be started
    public static Process start(List<TrainingFolder> trainings) {
        var log = trainings.getFirst().log();
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var job = new ProcessBuilder(command(trainings))
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            LESS_KEPT.forEach(job.environment()::putIfAbsent);
            return job.start();
        } catch (IOException e) {
            throw new TrainingException(
                    "The training's process cannot be started: %s.".formatted(FileTrouble.reason(e)), e);
        }
    }

    private static List<String> command(List<TrainingFolder> trainings) {
        var command = new ArrayList<String>();
        if (!isWindows()) {
            command.addAll(List.of("/bin/sh", "-c", OF_ITS_OWN, "rlm-train"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java")
                .toString());
        command.addAll(HEAP);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                JobMain.class.getName()));
        trainings.forEach(training ->
                command.add(training.path().toAbsolutePath().normalize().toString()));
        return command;
    }

    private static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
