package dev.rlmworkbench.repl;

import java.time.Duration;

/// Counts the time of one block, but not while it waits for sub-calls.
final class BlockClock {

    private final long limitNanos;
    private long usedNanos;
    private long runningSince = System.nanoTime();
    private int openAsks;

    BlockClock(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    void askOpened() {
        if (openAsks++ == 0) {
            usedNanos += System.nanoTime() - runningSince;
        }
    }

    void askAnswered() {
        if (--openAsks == 0) {
            runningSince = System.nanoTime();
        }
    }

    /// Time left, not positive when it is up; as long as an ask is open, it stands still.
    long leftNanos() {
        long running = openAsks > 0 ? 0 : System.nanoTime() - runningSince;
        return limitNanos - usedNanos - running;
    }

    boolean waits() {
        return openAsks > 0;
    }
}
