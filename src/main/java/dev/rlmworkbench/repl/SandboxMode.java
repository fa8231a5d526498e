package dev.rlmworkbench.repl;

/// What happens where a layer of the sandbox is missing.
public enum SandboxMode {
    /// It is said once, and the code runs under the layers that are there.
    AUTO,
    /// Nothing runs.
    REQUIRED
}
