package dev.rlmworkbench.repl;

/// What to do where a layer of containment is missing.
public enum SandboxMode {
    /// Go on without it and say so once in the log. Python always needs the kernel's layers.
    AUTO,
    /// Refuse to start a REPL.
    REQUIRED
}
