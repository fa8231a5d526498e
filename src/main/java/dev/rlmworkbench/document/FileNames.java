package dev.rlmworkbench.document;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short names for files: their paths below the deepest folder that all of the named files and folders share.
final class FileNames {

    private final @Nullable Path base;

    /// @param roots the named files and folders, absolute
    FileNames(List<Path> roots) {
        var shared = roots.getFirst().getParent();
        for (var root : roots) {
            while (shared != null && !root.startsWith(shared)) {
                shared = shared.getParent();
            }
        }
        base = shared;
    }

    String of(Path file) {
        var shared = base;
        var shown = shared == null || shared.getNameCount() == 0 ? file : shared.relativize(file);
        return shown.toString().replace('\\', '/');
    }
}
