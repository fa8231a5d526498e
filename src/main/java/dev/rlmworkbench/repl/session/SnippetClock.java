package dev.rlmworkbench.repl.session;

import java.time.Duration;

/// Measures how long a block has run, without the time in which it waits for answers from the host.
final class SnippetClock {
    private final long limit;
    private long used;
    private long runningSince = System.nanoTime();
    private int openAsks;

    SnippetClock(Duration limit) {
        this.limit = limit.toNanos();
    }

    synchronized void asked() {
        if (openAsks++ == 0) {
            used += System.nanoTime() - runningSince;
        }
    }

    synchronized void answered() {
        if (--openAsks == 0) {
            runningSince = System.nanoTime();
        }
    }

    synchronized boolean waiting() {
        return openAsks > 0;
    }

    /// Never negative; stands still while an answer is awaited.
    synchronized long remainingNanos() {
        long now = openAsks > 0 ? used : used + System.nanoTime() - runningSince;
        return Math.max(0, limit - now);
    }
}
