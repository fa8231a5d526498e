package dev.rlmworkbench.repl.child.policy;

/// The flag that ends a block. Snippets cannot name this class: the policy reads them before [StopWeaver] adds its
/// calls.
public final class StopSwitch {
    private static volatile boolean stopped;

    private StopSwitch() {}

    /// Called from woven code at the start of methods and before jumps backwards.
    public static void check() {
        if (stopped) {
            throw new Stopped();
        }
    }

    public static void stop() {
        stopped = true;
    }

    public static void reset() {
        stopped = false;
    }

    public static boolean isStopped() {
        return stopped;
    }

    /// Ends the block; code that catches it meets the next check.
    public static final class Stopped extends Error {
        Stopped() {
            super("the block was stopped");
        }
    }
}
