package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.policy.StopSwitch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/// Threads that a block left at work must not outlive it: those of a parallel stream go on when one of them threw an
/// exception, which ends the stream for the code.
final class Leftovers {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long TIME_TO_END = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_MILLIS = 5;

    private final HostConnection host;

    Leftovers(HostConnection host) {
        this.host = host;
    }

    /// Ends threads that still work after the block, and may leave [StopSwitch] on.
    ///
    /// @return false when one does not give up
    boolean end() throws InterruptedException {
        if (wait(PATIENCE, () -> {})) {
            return true;
        }
        StopSwitch.stop();
        // in each round, because a thread may ask once more before it comes to a check
        return wait(TIME_TO_END, host::abandon);
    }

    /// Not by `awaitQuiescence`: that would run what is left on this thread.
    private static boolean wait(long nanos, Runnable meanwhile) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!ForkJoinPool.commonPool().isQuiescent()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            meanwhile.run();
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
