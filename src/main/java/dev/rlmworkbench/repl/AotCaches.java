package dev.rlmworkbench.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ahead-of-time caches (JEP 514) for the child and its trampoline: loaded and linked classes in a file, which halve a
/// start. They are made in the background the first time, for one build of the JDK and of our jar, and never needed.
final class AotCaches {

    private static final Logger LOG = LoggerFactory.getLogger(AotCaches.class);
    private static final int TRAINING_SECONDS = 120;

    private final Path cache;
    private final Path java;
    private final String trampoline;
    private boolean trained;

    AotCaches(Path cache, Path java, String trampoline) {
        this.cache = cache;
        this.java = java;
        this.trampoline = trampoline;
    }

    Optional<Path> childFile(Path jar) {
        trainOnce(jar);
        return existing(file(jar, "child"));
    }

    Optional<String> childFlag(Path jar) {
        return childFile(jar).map(file -> "-XX:AOTCache=" + file);
    }

    Optional<String> trampolineFlag(Path jar) {
        trainOnce(jar);
        return existing(file(jar, "trampoline")).map(file -> "-XX:AOTCache=" + file);
    }

    private static Optional<Path> existing(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private Path file(Path jar, String what) {
        var build = ChildJar.hash(
                (Runtime.version() + System.getProperty("java.vm.vendor") + jar.getFileName()).getBytes());
        return cache.resolve("repl-%s-%s.aot".formatted(what, build));
    }

    private synchronized void trainOnce(Path jar) {
        if (trained) {
            return;
        }
        trained = true;
        if (existing(file(jar, "child")).isEmpty()
                || existing(file(jar, "trampoline")).isEmpty()) {
            Thread.ofPlatform().daemon().name("repl-aot").start(() -> train(jar));
        }
    }

    private void train(Path jar) {
        try {
            var child = new ArrayList<String>(JavaChildLauncher.FLAGS);
            child.addAll(List.of("-Xmx1024m", "-Drlm.sandbox.dry=true", "-jar", jar.toString(), "--train"));
            record(file(jar, "child"), child);
            var hop = new ArrayList<String>(JavaChildLauncher.TRAMPOLINE_FLAGS);
            hop.addAll(
                    List.of("-Drlm.sandbox.dry=true", "-cp", jar.toString(), trampoline, "/", "--", java.toString()));
            record(file(jar, "trampoline"), hop);
        } catch (IOException e) {
            LOG.debug("no ahead-of-time cache for the REPL", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(Path target, List<String> run) throws IOException, InterruptedException {
        var partial = Files.createTempFile(cache, "repl-aot", ".partial");
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("-XX:AOTCacheOutput=" + partial);
        command.addAll(run);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var process = builder.start();
        process.getOutputStream().close();
        if (process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)
                && process.exitValue() == 0
                && Files.size(partial) > 0) {
            CacheFile.publish(partial, target);
        } else {
            process.destroyForcibly();
            Files.deleteIfExists(partial);
        }
    }
}
