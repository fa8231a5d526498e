package dev.rlmworkbench.repl;

import dev.rlmworkbench.settings.AppDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/// Starts the Python child. Python has no inner policy, so it is offered only where the kernel's layers are on.
final class PythonChildLauncher implements ChildLauncher {
    private static final String PROGRAM = "/repl/python/child.py";

    private final Path python;
    private final Path program;

    /// @throws ReplException when there is no Python
    PythonChildLauncher(AppDirectories directories) {
        python = find();
        program = extract(directories.cache().resolve("repl"));
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

    private static Path find() {
        for (var folder : Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator)) {
            var candidate = Path.of(folder).resolve("python3");
            if (!folder.isBlank() && Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw new ReplException("The Python REPL needs python3, and none is on the PATH. Use Java instead.", null);
    }

    private static Path extract(Path folder) {
        try (var in = PythonChildLauncher.class.getResourceAsStream(PROGRAM)) {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "child", ".part");
            Files.write(fresh, Objects.requireNonNull(in, PROGRAM).readAllBytes());
            return Files.move(
                    fresh,
                    folder.resolve("child.py"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReplException("The Python REPL's program could not be written to " + folder + ".", e);
        }
    }
}
