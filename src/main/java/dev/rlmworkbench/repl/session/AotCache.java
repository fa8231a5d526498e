package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file with loaded classes and profiles of a program, which lets a JVM start it several times faster. It belongs to
/// one build of the JDK and one jar, is made once by a training run in the background, and is only ever a help: when it
/// cannot be made, everything works without it.
final class AotCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);
    private static final Duration MAX_TRAINING_LENGTH = Duration.ofMinutes(5);

    private final Path file;
    private final List<String> java;
    private final List<String> program;
    private boolean tried;
    private boolean closed;
    private @Nullable Process training;

    /// @param jar     of the program; its name carries a hash of its content
    /// @param java    the launcher and all of its options, the same as in use
    /// @param program `-jar`, the jar, and arguments with which the program runs through its typical work and ends
    AotCache(Path jar, List<String> java, List<String> program) {
        var key = Integer.toHexString((System.getProperty("java.vm.version") + java).hashCode());
        file = jar.resolveSibling(jar.getFileName().toString().replace(".jar", "-" + key + ".aot"));
        this.java = List.copyOf(java);
        this.program = List.copyOf(program);
    }

    /// The file, when it is there.
    Optional<Path> file() {
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /// Makes the file unless it is there or was tried already; returns at once.
    synchronized void makeInBackground() {
        if (!tried && !closed && file().isEmpty()) {
            tried = true;
            Thread.ofVirtual().name("repl-aot-cache").start(this::make);
        }
    }

    private void make() {
        var lock = file.resolveSibling(file.getFileName() + ".lock");
        try (var _ = LockFile.take(lock)) {
            if (file().isEmpty()) {
                train();
            }
        } catch (IOException e) {
            LOG.debug("The start cache {} was not made", file, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void train() throws IOException, InterruptedException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part); // of a program that ended in the middle
        var command = new ArrayList<>(java);
        command.add("-XX:AOTCacheOutput=" + part);
        // Nothing is restricted in a training run: it handles no text but its own.
        command.add("-Drlm.sandbox.dry=true");
        command.addAll(program);
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("_JAVA_"));
        Process process;
        synchronized (this) {
            if (closed) {
                return;
            }
            process = builder.start();
            training = process;
        }
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(MAX_TRAINING_LENGTH.toSeconds(), TimeUnit.SECONDS);
            if (ended && process.exitValue() == 0 && Files.exists(part)) {
                AtomicFile.replace(file, part);
            } else {
                LOG.debug("The training run for {} failed", file);
            }
        } finally {
            end(process);
            Files.deleteIfExists(part);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Ends a training run that is still going, here and not on its thread: the program may end right after this, and
    /// the run would outlive it.
    @Override
    public synchronized void close() {
        closed = true;
        if (training != null) {
            end(training);
        }
    }
}
