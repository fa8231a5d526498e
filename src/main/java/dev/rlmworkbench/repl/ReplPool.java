package dev.rlmworkbench.repl;

import dev.rlmworkbench.settings.AppDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps started children ready, so that a question does not wait for a JVM. A child serves one session and ends with
// it.
public final class ReplPool implements ReplFactory {

    private static final Logger LOG = LoggerFactory.getLogger(ReplPool.class);

    /// Heap of a waiting child: the default limit plus room for a context of 100 million characters.
    private static final int READY_HEAP_MB = 1024;

    private static final long READY_CONTEXT_CHARS = 100_000_000;
    private static final int MB = 1 << 20;

    private final Map<ReplLanguage, ChildLauncher> launchers = new EnumMap<>(ReplLanguage.class);
    private final Map<ReplLanguage, Deque<ChildProcess>> ready = new EnumMap<>(ReplLanguage.class);
    private final Map<ReplLanguage, Integer> starting = new EnumMap<>(ReplLanguage.class);
    private final Set<ReplLanguage> warned = EnumSet.noneOf(ReplLanguage.class);
    private final SandboxMode mode;
    private final int idle;
    private final Path workingFolder;
    private boolean closed;

    /// @param idle children of each language that wait once the language was used, 0 for none
    public ReplPool(AppDirectories directories, SandboxMode mode, int idle) {
        var cache = directories.cache().resolve("repl").toAbsolutePath();
        this.mode = mode;
        this.idle = idle;
        this.workingFolder = cache.getRoot();
        launchers.put(ReplLanguage.JAVA, new JavaChildLauncher(cache));
        launchers.put(ReplLanguage.PYTHON, new PythonChildLauncher(cache, System.getenv()));
        for (var language : ReplLanguage.values()) {
            ready.put(language, new ArrayDeque<>());
            starting.put(language, 0);
        }
    }

    @Override
    public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host)
            throws InterruptedException {
        var launcher = launcher(language);
        return new ChildRepl(launcher, (l, chars) -> take(launcher, l, chars), context, query, limits, host);
    }

    private ChildLauncher launcher(ReplLanguage language) {
        return java.util.Objects.requireNonNull(launchers.get(language));
    }

    private ChildProcess take(ChildLauncher launcher, ReplLimits limits, int contextChars) throws InterruptedException {
        boolean ordinary = limits.heapMb() <= ReplLimits.DEFAULT.heapMb() && contextChars <= READY_CONTEXT_CHARS;
        if (!ordinary) {
            return start(launcher, limits.heapMb() + (int) Math.min(contextChars * 6L / MB, 1 << 20));
        }
        var waiting = takeReady(launcher.language());
        refill(launcher);
        return waiting != null ? waiting : start(launcher, READY_HEAP_MB);
    }

    private synchronized @Nullable ChildProcess takeReady(ReplLanguage language) {
        if (closed) {
            throw new ReplException("the REPL pool is closed", null);
        }
        var children = ready(language);
        while (!children.isEmpty()) {
            var child = children.poll();
            if (child.isAlive()) {
                return child;
            }
            child.close();
        }
        return null;
    }

    private Deque<ChildProcess> ready(ReplLanguage language) {
        return java.util.Objects.requireNonNull(ready.get(language));
    }

    private synchronized void refill(ChildLauncher launcher) {
        var language = launcher.language();
        int coming = ready(language).size() + starting.merge(language, 0, Integer::sum);
        for (int i = coming; i < idle && !closed; i++) {
            starting.merge(language, 1, Integer::sum);
            Thread.ofVirtual().name("repl-refill").start(() -> addReady(launcher));
        }
    }

    private void addReady(ChildLauncher launcher) {
        try {
            var child = start(launcher, READY_HEAP_MB);
            synchronized (this) {
                if (closed) {
                    child.close();
                } else {
                    ready(launcher.language()).add(child);
                }
            }
        } catch (ReplException e) {
            LOG.debug("no spare REPL could be started", e); // the next session will say why
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                starting.merge(launcher.language(), -1, Integer::sum);
            }
        }
    }

    private ChildProcess start(ChildLauncher launcher, int heapMb) throws InterruptedException {
        ChildProcess child;
        try {
            child = ChildProcess.start(launcher.command(heapMb), workingFolder);
        } catch (IOException e) {
            throw new ReplException("the REPL's files could not be written to the cache folder: " + e.getMessage(), e);
        }
        try {
            check(launcher, child.sandbox());
            return child;
        } catch (ReplException e) {
            child.close();
            throw e;
        }
    }

    private void check(ChildLauncher launcher, SandboxReport report) {
        var language = launcher.language();
        var missing = String.join("; ", report.missing());
        if (launcher.needsKernelSandbox() && !report.kernelContained()) {
            throw new ReplException(
                    "the %s REPL is offered only where Landlock and seccomp are active (%s); choose --repl java"
                            .formatted(language.wireName(), missing),
                    null);
        }
        if (!report.complete() && mode == SandboxMode.REQUIRED) {
            throw new ReplException(
                    "the sandbox is required but not complete (%s); use --sandbox auto to run without it"
                            .formatted(missing),
                    null);
        }
        boolean first;
        synchronized (this) {
            first = !report.complete() && warned.add(language);
        }
        if (first) {
            LOG.warn("the sandbox of the {} REPL is not complete: {}", language.wireName(), missing);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ready.values().forEach(children -> {
            children.forEach(ChildProcess::close);
            children.clear();
        });
    }
}
