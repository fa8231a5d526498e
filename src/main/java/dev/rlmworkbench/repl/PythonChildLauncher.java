package dev.rlmworkbench.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts `python3 -I` with our agent. Python has no inner allow-list, so the kernel's layers are a must.
final class PythonChildLauncher implements ChildLauncher {

    private static final String AGENT = "/repl/python/agent.py";

    private final Path cache;
    private final Map<String, String> environment;

    PythonChildLauncher(Path cache, Map<String, String> environment) {
        this.cache = cache;
        this.environment = environment;
    }

    @Override
    public ReplLanguage language() {
        return ReplLanguage.PYTHON;
    }

    @Override
    public List<String> command(int heapMb) throws IOException {
        var python = python().orElseThrow(() -> new ReplException(
                "the Python REPL needs python3 on the PATH, and there is none; install it or choose --repl java",
                null));
        try (var agent = PythonChildLauncher.class.getResourceAsStream(AGENT)) {
            if (agent == null) {
                throw new IOException(AGENT + " is missing from this build");
            }
            var bytes = agent.readAllBytes();
            var file = CacheFile.write(cache, "repl-agent-" + ChildJar.hash(bytes) + ".py", bytes);
            return List.of(python.toString(), "-I", file.toString(), "--sandbox", "--heap-mb=" + heapMb);
        }
    }

    private Optional<Path> python() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public boolean needsKernelSandbox() {
        return true;
    }

    @Override
    public boolean replaysDeclarations() {
        return false;
    }
}
