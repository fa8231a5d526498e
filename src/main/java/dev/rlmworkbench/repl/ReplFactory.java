package dev.rlmworkbench.repl;

/// Gives sessions; [dev.rlmworkbench.repl.session.ReplPool] is the one that keeps warm children ready.
public interface ReplFactory extends AutoCloseable {

    /// A session with the context and query loaded. Closing it gives its resources back.
    ///
    /// @throws ReplException when the language cannot be offered here
    Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host)
            throws InterruptedException;

    @Override
    void close();
}
