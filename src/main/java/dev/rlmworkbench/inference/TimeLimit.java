package dev.rlmworkbench.inference;

import java.time.Duration;

/// Interrupts the thread that opened it when the time is up, so that a hanging call ends. The owner catches
/// [InterruptedException] and asks [#passed()] whether it was this or a cancel from outside.
final class TimeLimit implements AutoCloseable {

    private final Thread owner = Thread.currentThread();
    private final Thread watch;
    private boolean passed;
    private boolean closed;

    TimeLimit(Duration left) {
        watch = Thread.ofVirtual().name("deadline").start(() -> waitFor(left));
    }

    private void waitFor(Duration left) {
        try {
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            synchronized (this) {
                if (!closed) {
                    passed = true;
                    owner.interrupt();
                }
            }
        } catch (InterruptedException _) {
            // closed in time
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    /// Takes the interrupt away again when it was ours and nobody has seen it.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (passed) {
                Thread.interrupted();
            }
        }
        watch.interrupt();
    }
}
