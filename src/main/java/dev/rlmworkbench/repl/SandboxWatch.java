package dev.rlmworkbench.repl;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// Tells how the sessions of this process are contained, as each of them reports when it is opened. Any thread.
public final class SandboxWatch {

    private final List<BiConsumer<ReplLanguage, SandboxReport>> listeners = new CopyOnWriteArrayList<>();

    /// @param listener hears the report of each session, on the thread that opens it
    public void add(BiConsumer<ReplLanguage, SandboxReport> listener) {
        listeners.add(listener);
    }

    /// The same source of sessions, watched.
    public ReplFactory over(ReplFactory source) {
        return new Watched(source);
    }

    private final class Watched implements ReplFactory {
        private final ReplFactory source;

        Watched(ReplFactory source) {
            this.source = source;
        }

        @Override
        public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host)
                throws InterruptedException {
            var repl = source.open(language, context, query, limits, host);
            var report = repl.sandbox();
            listeners.forEach(listener -> listener.accept(language, report));
            return repl;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
