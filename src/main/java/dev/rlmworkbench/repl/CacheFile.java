package dev.rlmworkbench.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files of the cache folder whole or not at all: several processes may do it at once.
final class CacheFile {
    private CacheFile() {}

    /// @param name must change with the content: an existing file of that name and size is taken as it is
    static Path write(Path folder, String name, byte[] content) throws IOException {
        var target = folder.resolve(name);
        if (Files.isRegularFile(target) && Files.size(target) == content.length) {
            return target;
        }
        Files.createDirectories(folder);
        var partial = Files.createTempFile(folder, name, ".partial");
        Files.write(partial, content);
        return publish(partial, target);
    }

    static Path publish(Path partial, Path target) throws IOException {
        return Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
