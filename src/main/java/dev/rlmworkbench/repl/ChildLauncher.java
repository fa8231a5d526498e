package dev.rlmworkbench.repl;

import java.io.IOException;
import java.util.List;

/// Knows how to start a child of one language.
interface ChildLauncher {

    ReplLanguage language();

    /// The command line of a child with this much heap.
    ///
    /// @throws IOException   when files of the cache folder cannot be written
    /// @throws ReplException when the language cannot be offered on this machine
    List<String> command(int heapMb) throws IOException;

    /// Whether code must not run when the kernel's layers are missing, whatever the mode.
    boolean needsKernelSandbox();

    /// Whether earlier imports and declarations can be replayed into a new child.
    boolean replaysDeclarations();
}
