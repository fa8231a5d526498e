package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of all that decides what a local model answers: configuration, tokenizer and weights. Results of other
/// weights in the same folder are not mixed up with these.
final class FolderDigest {

    private FolderDigest() {}

    /// @param adapter folder of an adapter on top, null for none
    /// @return `sha256:` and 64 hex digits
    static String of(Path folder, @Nullable Path adapter) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, folder);
            if (adapter != null) {
                add(digest, adapter);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new TransformerException("the files of " + folder + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var parts = files.filter(file -> file.toString().matches(".*\\.(json|jinja|safetensors)"))
                    .sorted()
                    .toList();
            for (var part : parts) {
                digest.update(part.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                try (var in = Files.newInputStream(part)) {
                    update(digest, in);
                }
            }
        }
    }

    private static void update(MessageDigest digest, InputStream in) throws IOException {
        var buffer = new byte[1 << 20];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
    }
}
