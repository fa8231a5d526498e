package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.SandboxReport;

/// Starts children of one language.
interface ChildLauncher extends AutoCloseable {
    /// A child that is starting up.
    ///
    /// @param heapMb what it may use
    /// @throws ReplException when the language cannot be offered here
    ChildProcess launch(int heapMb);

    /// Called with the layers of a child that is ready.
    ///
    /// @throws ReplException when they are not enough for this language
    default void accept(SandboxReport report) {}

    /// Ends what goes on in the background; children live on.
    @Override
    default void close() {}
}
