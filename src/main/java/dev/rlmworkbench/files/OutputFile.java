package dev.rlmworkbench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is about to be written, and what would be lost by it.
public record OutputFile(Path path) {

    /// Whether it is this file under whatever name, also where neither is there yet.
    ///
    /// @throws IOException when that cannot be found out
    public boolean isSame(Path other) throws IOException {
        return Files.exists(path) && Files.exists(other)
                ? Files.isSameFile(path, other)
                : path.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }
}
