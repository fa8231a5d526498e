package dev.rlmworkbench.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C (and a scheduler's TERM) end a run in order: the run is cancelled, and the process stays until the
/// run has written what it has and said how to go on. The system then gives the exit code, 130 for Ctrl-C.
public final class CancelOnInterrupt implements AutoCloseable {

    private static final int MAX_WAIT_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    public CancelOnInterrupt(Runnable cancel) {
        hook = Thread.ofPlatform().name("cancel-run").unstarted(() -> {
            cancel.run();
            try {
                finished.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// The run has said all it has to say.
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending already, and the hook with it
        }
    }
}
