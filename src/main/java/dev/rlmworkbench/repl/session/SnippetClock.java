package dev.rlmworkbench.repl.session;

import java.time.Duration;

/// Measures how long a block has run, without the time in which it waits for answers of models, and without the first
/// minute in which it waits for functions over the context: the first search of a large one makes an index, which is
/// no work of the code, but calls without end must not stop the clock.
final class SnippetClock {
    private static final Duration FREE_CALLS = Duration.ofMinutes(1);

    private long nanosLeft;
    private long freeNanosLeft = FREE_CALLS.toNanos();
    private long settled = System.nanoTime();
    private int openAsks;
    private int openCalls;

    SnippetClock(Duration limit) {
        nanosLeft = limit.toNanos();
    }

    synchronized void asked() {
        settle();
        openAsks++;
    }

    synchronized void answered() {
        settle();
        openAsks--;
    }

    synchronized void called() {
        settle();
        openCalls++;
    }

    synchronized void returned() {
        settle();
        openCalls--;
    }

    /// Whether the clock stands still.
    synchronized boolean waiting() {
        settle();
        return openAsks > 0 || openCalls > 0 && freeNanosLeft > 0;
    }

    /// Never negative.
    synchronized long remainingNanos() {
        settle();
        return Math.max(0, nanosLeft);
    }

    private void settle() {
        long now = System.nanoTime();
        long passed = now - settled;
        settled = now;
        if (openAsks > 0) {
            return;
        }
        long free = openCalls > 0 ? Math.min(passed, freeNanosLeft) : 0;
        freeNanosLeft -= free;
        nanosLeft -= passed - free;
    }
}
