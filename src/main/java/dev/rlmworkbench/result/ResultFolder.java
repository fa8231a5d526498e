package dev.rlmworkbench.result;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Folders in the place of result files: gkamradt's needle test writes each result into a file of its own.
final class ResultFolder {

    private static final String FORM = "*_results*.json";

    private ResultFolder() {}

    /// The files, and in the place of each folder the result files in it.
    ///
    /// @throws IOException when a folder cannot be read or has none
    static List<Path> expanded(List<Path> named) throws IOException {
        var all = new ArrayList<Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                all.addAll(in(path));
            } else {
                all.add(path);
            }
        }
        return all;
    }

    private static List<Path> in(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, FORM)) {
            files.forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "it is a folder without files %s of a needle test; name the result files in it".formatted(FORM));
        }
        found.sort(null);
        return found;
    }
}
