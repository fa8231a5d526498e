package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.repl.ReplException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;

/// The Python child's files, taken from our resources and kept in the cache folder under the hash of their content.
final class PythonProgram {
    private static final String RESOURCES = "/repl/python/";
    /// Names the others, because a folder of resources cannot be listed in a jar.
    private static final String INDEX = "files.txt";

    private static final String START = "agent.py";

    private PythonProgram() {}

    /// The file to start.
    static Path in(Path cache) {
        try {
            var names = new String(read(INDEX), StandardCharsets.UTF_8).lines().toList();
            var contents = new ArrayList<byte[]>();
            for (var name : names) {
                contents.add(read(name));
            }
            var hash = new Sha256();
            contents.forEach(hash::add);
            var folder = cache.resolve("repl").resolve("python-" + hash.shortHex());
            for (int i = 0; i < names.size(); i++) {
                var file = folder.resolve(names.get(i));
                if (!Files.exists(file)) {
                    AtomicFile.write(file, contents.get(i));
                }
            }
            return folder.resolve(START);
        } catch (IOException e) {
            throw new ReplException(
                    "The Python REPL's program could not be written to the cache folder " + cache + ": "
                            + FileTrouble.reason(e),
                    e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (var in = PythonProgram.class.getResourceAsStream(RESOURCES + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
