package dev.rlmworkbench.trajectory.archive;

/// How a task came out.
public enum Outcome {
    RIGHT,
    WRONG,
    /// A call or the REPL failed, or the task was never finished.
    ERROR,
    /// A limit ended it: turns, time, tokens, sub-calls, the model's window.
    LIMIT,
    /// The file does not say whether the answer is right.
    UNKNOWN
}
