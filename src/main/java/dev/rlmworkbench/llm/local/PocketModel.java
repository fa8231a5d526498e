package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The small model that the product ships, so that everything can be tried with no server and no network. It can only
/// do the benchmark's own tasks: it is for learning and testing.
public final class PocketModel {

    /// By which it is asked for, and how results name it.
    public static final String NAME = "pocket";

    /// What is said wherever it is used.
    public static final String NOTICE = "pocket model: for learning and testing";

    private static final List<String> FILES = List.of(
            "tokenizer.json", "tokenizer_config.json", "generation_config.json", "model.safetensors", "config.json");

    private PocketModel() {}

    /// Unpacks the model where it is not yet; a changed one replaces it.
    ///
    /// @param cache may be deleted when the product is not running
    /// @return its folder; null when this build ships none
    static @Nullable Path folder(Path cache) {
        var folder = cache.resolve("pocket");
        try {
            for (var name : FILES) {
                try (var shipped = PocketModel.class.getResourceAsStream("/pocket/" + name)) {
                    if (shipped == null) {
                        return null;
                    }
                    unpack(shipped, folder.resolve(name));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the pocket model cannot be unpacked into %s (RLM_WORKBENCH_HOME names another folder)"
                            .formatted(folder),
                    e);
        }
    }

    private static void unpack(InputStream shipped, Path file) throws IOException {
        var bytes = shipped.readAllBytes();
        if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
            AtomicFile.write(file, bytes);
        }
    }
}
