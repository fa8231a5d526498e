package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the user's Python. What lies on the PATH may be a script that chooses a version, which would not work in an
/// empty environment, so it is asked for the real program.
final class PythonInterpreter {
    private static final String ASK = "import sys; print(sys.executable if sys.version_info >= (3, 9) else '')";
    private static final long PATIENCE_SECONDS = 20;

    private PythonInterpreter() {}

    /// @throws ReplException when there is no Python 3.9 or newer
    static Path find() {
        return onThePath()
                .flatMap(candidate -> realProgram(candidate).stream())
                .findFirst()
                .orElseThrow(() -> new ReplException(
                        "The Python REPL needs python3 (3.9 or newer), and none is on the PATH. Use Java instead.",
                        null));
    }

    private static Stream<Path> onThePath() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve("python3").toAbsolutePath())
                .filter(Files::isExecutable);
    }

    private static Optional<Path> realProgram(Path candidate) {
        try {
            var process = new ProcessBuilder(List.of(candidate.toString(), "-I", "-c", ASK))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var answer = new String(process.getInputStream().readAllBytes()).strip();
            return answer.isEmpty() ? Optional.empty() : Optional.of(Path.of(answer));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
