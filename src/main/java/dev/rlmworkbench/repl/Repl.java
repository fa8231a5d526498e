package dev.rlmworkbench.repl;

/// A session in which model-written code runs, with `context` and `query` loaded. Variables persist from one block to
/// the next. Not thread-safe: one block at a time.
public interface Repl extends AutoCloseable {

    ReplLanguage language();

    /// Runs one code block (the inside of a fence). Failures of the code are part of the result, never exceptions.
    /// A killed child is replaced, and the result says what was lost.
    ///
    /// @throws InterruptedException when the calling thread was interrupted; the session's child is then killed
    /// @throws ReplException        when no child process can be had any more
    ReplResult run(String code) throws InterruptedException;

    /// The layers of containment that are on.
    SandboxReport sandbox();

    /// Ends the child process. Idempotent.
    @Override
    void close();
}
