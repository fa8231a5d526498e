package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
            var folder = cache.resolve("repl").resolve("python-" + hash(contents));
            for (int i = 0; i < names.size(); i++) {
                write(folder.resolve(names.get(i)), contents.get(i));
            }
            return folder.resolve(START);
        } catch (IOException e) {
            throw new ReplException(
                    "The Python REPL's program could not be written to the cache folder " + cache + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (var in = PythonProgram.class.getResourceAsStream(RESOURCES + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(file.getParent(), "python", ".part");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String hash(List<byte[]> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
