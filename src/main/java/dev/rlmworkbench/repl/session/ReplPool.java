package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.repl.session.ReplSession.WarmChild;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives sessions and keeps a few children warm, so that a session need not wait for a JVM. The first session of a
/// language starts its child itself; from then on the next one is prepared in the background.
public final class ReplPool implements ReplFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ReplPool.class);
    private static final Duration MAX_START_LENGTH = Duration.ofSeconds(60);
    /// Room for a context of up to some 20 million characters beside the heap that the limits give.
    private static final int USUAL_CONTEXT_MB = 128;
    private static final int HEAP_PER_CONTEXT_BYTE = 6;

    private final AppDirectories directories;
    private final SandboxMode mode;
    private final int idle;
    private final ContextIndexes contexts;
    private final Map<ReplLanguage, ChildLauncher> launchers = new EnumMap<>(ReplLanguage.class);
    private final Map<ReplLanguage, Deque<Prepared>> prepared = new EnumMap<>(ReplLanguage.class);
    private final Set<String> warned = new HashSet<>();
    private boolean closed;

    /// A child that may still be starting.
    private record Prepared(ChildProcess process, int heapMb) {}

    /// @param directories the child's program is kept in the cache folder
    /// @param idle        how many children of a language wait for a session, 0 for none
    /// @param contexts    what is known of the texts that sessions are about
    public ReplPool(AppDirectories directories, SandboxMode mode, int idle, ContextIndexes contexts) {
        if (idle < 0) {
            throw new IllegalArgumentException("the number of idle REPLs must not be negative: " + idle);
        }
        this.directories = directories;
        this.mode = mode;
        this.idle = idle;
        this.contexts = contexts;
    }

    /// With a look at texts of its own.
    public ReplPool(AppDirectories directories, SandboxMode mode, int idle) {
        this(directories, mode, idle, new ContextIndexes());
    }

    /// One idle child, and no layer of the sandbox required.
    public ReplPool(AppDirectories directories) {
        this(directories, SandboxMode.AUTO, 1);
    }

    @Override
    public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host)
            throws InterruptedException {
        int heapMb = heapMb(limits, context);
        return new ReplSession(language, () -> next(language, heapMb), contexts.of(context), query, limits, host);
    }

    /// Starts the idle children of a language now, instead of after its first session.
    ///
    /// @throws ReplException when the language cannot be offered here
    public void warm(ReplLanguage language) {
        prepare(language, ReplLimits.DEFAULT.heapMb() + USUAL_CONTEXT_MB);
    }

    private static int heapMb(ReplLimits limits, String context) {
        long contextMb = ContextTransfer.bytes(context) * HEAP_PER_CONTEXT_BYTE >> 20;
        return limits.heapMb() + (int) Math.max(USUAL_CONTEXT_MB, (contextMb + 127) / 128 * 128);
    }

    private WarmChild next(ReplLanguage language, int heapMb) throws InterruptedException {
        var launcher = launcher(language);
        var child = take(language, heapMb);
        if (child == null) {
            child = launcher.launch(heapMb);
        }
        try {
            var report = child.awaitReady(MAX_START_LENGTH);
            check(report);
            launcher.accept(report);
            prepare(language, heapMb);
            return new WarmChild(child, report);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private synchronized ChildLauncher launcher(ReplLanguage language) {
        if (closed) {
            throw new IllegalStateException("the pool is closed");
        }
        return launchers.computeIfAbsent(language, wanted -> switch (wanted) {
            case JAVA -> new JavaChildLauncher(directories);
            case PYTHON -> new PythonChildLauncher(directories);
        });
    }

    private synchronized @org.jspecify.annotations.Nullable ChildProcess take(ReplLanguage language, int heapMb) {
        var waiting = prepared.computeIfAbsent(language, _ -> new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            var first = waiting.removeFirst();
            if (first.heapMb() == heapMb && first.process().isAlive()) {
                return first.process();
            }
            first.process().close();
        }
        return null;
    }

    private void prepare(ReplLanguage language, int heapMb) {
        var launcher = launcher(language);
        synchronized (this) {
            var waiting = prepared.computeIfAbsent(language, _ -> new ArrayDeque<>());
            while (waiting.size() < idle && !closed) {
                waiting.add(new Prepared(launcher.launch(heapMb), heapMb));
            }
        }
    }

    private synchronized void check(SandboxReport report) {
        if (report.complete()) {
            return;
        }
        if (mode == SandboxMode.REQUIRED) {
            throw new ReplException(
                    "The sandbox is required but not complete here: " + String.join("; ", report.missing()) + ".",
                    null);
        }
        for (var layer : report.missing()) {
            if (warned.add(layer)) {
                LOG.warn("The REPL runs without one layer of its sandbox: {}", layer);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        prepared.values()
                .forEach(waiting -> waiting.forEach(child -> child.process().close()));
        prepared.clear();
        launchers.values().forEach(ChildLauncher::close);
    }
}
