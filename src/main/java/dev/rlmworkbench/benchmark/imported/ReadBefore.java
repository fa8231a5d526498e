package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.FileTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Remembers what was found in the last files: a form and a run ask for the same tasks several times, and a file of
/// hundreds of megabytes takes seconds. A file that changed is read again.
final class ReadBefore {

    private static final int MAX_FILES = 32;

    private static final Map<Key, FileTasks> READ = new LinkedHashMap<>(MAX_FILES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FileTasks> eldest) {
            return size() > MAX_FILES;
        }
    };

    private record Key(RowBenchmark benchmark, Path file, long bytes, FileTime changed) {}

    private ReadBefore() {}

    /// @param read may throw; then nothing is remembered
    static FileTasks tasks(RowBenchmark benchmark, Path file, Supplier<FileTasks> read) {
        Key key;
        try {
            key = new Key(benchmark, file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return read.get(); // says why it cannot be read
        }
        synchronized (READ) {
            var known = READ.get(key);
            if (known == null) {
                known = read.get();
                READ.put(key, known);
            }
            return known;
        }
    }
}
