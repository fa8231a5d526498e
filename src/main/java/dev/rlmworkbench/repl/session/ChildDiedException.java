package dev.rlmworkbench.repl.session;

/// The child process is gone in the middle of a block; the message is the reason as the model should read it.
final class ChildDiedException extends Exception {
    private final boolean outOfTime;

    ChildDiedException(String reason, boolean outOfTime) {
        super(reason, null, false, false);
        this.outOfTime = outOfTime;
    }

    /// Whether we ended it because the block did not stop in time.
    boolean outOfTime() {
        return outOfTime;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
