package dev.rlmworkbench.repl.child.wire;

/// How large one call of a function over the context may be. A child says so before it sends more, and the host holds
/// it to this.
public final class CallLimits {
    public static final int MAX_ARGUMENTS = 100;
    /// Of all arguments together, in UTF-16 units.
    public static final int MAX_CHARS = 100_000;

    /// What the model reads of calls beyond.
    public static final String SENTENCE =
            "the arguments of one call may be at most 100, with 100,000 characters in all";

    private CallLimits() {}
}
