package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;

/// Starts the Python child. Python has no inner policy, so it is offered only where the kernel's layers are on.
final class PythonChildLauncher implements ChildLauncher {
    private final Path python;
    private final Path program;

    /// @throws ReplException when there is no Python
    PythonChildLauncher(AppDirectories directories) {
        this(PythonInterpreter.find(), directories);
    }

    PythonChildLauncher(Path python, AppDirectories directories) {
        this.python = python;
        program = PythonProgram.in(directories.cache().toAbsolutePath());
    }

    @Override
    public ChildProcess launch(int heapMb) {
        return ChildProcess.start(
                List.of(python.toString(), "-I", program.toString(), "--sandbox", "--heap-mb=" + heapMb));
    }

    @Override
    public void accept(SandboxReport report) {
        for (var layer : List.of("landlock", "seccomp")) {
            if (report.active().stream().noneMatch(active -> active.startsWith(layer))) {
                throw new ReplException(
                        "The Python REPL needs the Linux sandbox, and here " + layer
                                + " is not active. Use Java instead.",
                        null);
            }
        }
    }
}
