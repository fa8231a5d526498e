package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.wire.BlockOutcome;

/// Finds out whether a block filled the heap with variables that stay. In such a process not even the compiler has room
/// for the next block, so it is better to start anew at once.
final class HeapGuard {
    private static final double FULL = 0.7;

    private HeapGuard() {}

    /// To be asked before the outcome is sent, because it takes a garbage collection.
    static boolean isExhaustedAfter(BlockOutcome outcome) {
        int kind = outcome.errorKind();
        if (kind != BlockOutcome.RESOURCE && kind != BlockOutcome.TIMEOUT) {
            return false;
        }
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory();
    }
}
