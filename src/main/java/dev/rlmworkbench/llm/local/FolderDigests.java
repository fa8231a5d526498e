package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of all that decides what a local model answers: configuration, tokenizer and weights. Results of other
/// weights in the same folder are not mixed up with these. Gigabytes are read once: as long as no file of a folder
/// changes its size or time, its digest is remembered. Thread-safe.
final class FolderDigests {

    /// @param key tells a file apart from one that took its place, null where the file system has none
    private record FileState(
            Path file,
            long size,
            FileTime changed,
            @Nullable Object key) {

        static FileState of(Path file) throws IOException {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(file, now.size(), now.lastModifiedTime(), now.fileKey());
        }
    }

    private record Known(List<FileState> files, String digest) {}

    private final Map<List<Path>, Known> known = new ConcurrentHashMap<>();

    /// @param adapter folder of an adapter on top, null for none
    /// @return `sha256:` and 64 hex digits
    /// @throws TransformerException when a file cannot be read
    String of(Path folder, @Nullable Path adapter) {
        var folders = adapter == null ? List.of(folder) : List.of(folder, adapter);
        try {
            var files = files(folders);
            var before = known.get(folders);
            if (before != null && before.files().equals(files)) {
                return before.digest();
            }
            var digest = digest(files);
            known.put(folders, new Known(files, digest));
            return digest;
        } catch (IOException e) {
            throw new TransformerException("the files of " + folder + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private static List<FileState> files(List<Path> folders) throws IOException {
        var states = new ArrayList<FileState>();
        for (var folder : folders) {
            try (var all = Files.list(folder)) {
                var files = all.filter(file -> file.toString().matches(".*\\.(json|jinja|safetensors)"))
                        .sorted()
                        .toList();
                for (var file : files) {
                    states.add(FileState.of(file));
                }
            }
        }
        return states;
    }

    private static String digest(List<FileState> files) throws IOException {
        var digest = new Sha256();
        for (var state : files) {
            digest.add(state.file().getFileName().toString());
            try (var in = Files.newInputStream(state.file())) {
                digest.add(in);
            }
        }
        return "sha256:" + digest.hex();
    }
}
