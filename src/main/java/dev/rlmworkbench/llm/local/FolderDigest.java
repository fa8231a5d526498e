package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of all that decides what a local model answers: configuration, tokenizer and weights. Results of other
/// weights in the same folder are not mixed up with these.
final class FolderDigest {

    private FolderDigest() {}

    /// @param adapter folder of an adapter on top, null for none
    /// @return `sha256:` and 64 hex digits
    static String of(Path folder, @Nullable Path adapter) {
        var digest = new Sha256();
        try {
            add(digest, folder);
            if (adapter != null) {
                add(digest, adapter);
            }
        } catch (IOException e) {
            throw new TransformerException("the files of " + folder + " cannot be read: " + FileTrouble.reason(e), e);
        }
        return "sha256:" + digest.hex();
    }

    private static void add(Sha256 digest, Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var parts = files.filter(file -> file.toString().matches(".*\\.(json|jinja|safetensors)"))
                    .sorted()
                    .toList();
            for (var part : parts) {
                digest.add(part.getFileName().toString());
                try (var in = Files.newInputStream(part)) {
                    digest.add(in);
                }
            }
        }
    }
}
