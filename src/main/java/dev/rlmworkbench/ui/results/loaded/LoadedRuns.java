package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import java.nio.file.Path;
import java.util.List;

/// The open files and all that they hold.
///
/// @param read  in the order of the files
/// @param facts of all rows
public record LoadedRuns(List<RunFile> files, ResultRows read, RowFacts facts) {

    /// @param results  that count and stand in it
    /// @param bytes    its length when it was read
    /// @param modified milliseconds since 1970
    public record RunFile(Path path, int results, long bytes, long modified) {

        /// Of the run: the file's name without its ending.
        public String name() {
            return String.valueOf(path.getFileName()).replaceFirst("\\.jsonl?$", "");
        }

        /// Where the steps of its tasks are, if they were kept.
        public Path trajectories() {
            return path.resolveSibling(name() + "_trajectories.jsonl");
        }
    }

    public LoadedRuns {
        files = List.copyOf(files);
    }

    public List<Path> paths() {
        return files.stream().map(RunFile::path).toList();
    }

    /// One a fingerprint, of all files together.
    public List<ResultRow> rows() {
        return read.rows();
    }

    /// One sentence for each line that could not be used.
    public List<String> problems() {
        return read.problems();
    }

    /// In which a row stands; a folder of results was opened as one.
    public RunFile fileOf(ResultRow row) {
        return files.get(owner(paths(), read.files().get(row.place().file())));
    }

    /// The index of the path that is this file or the folder it was found in.
    static int owner(List<Path> opened, Path file) {
        int owner = opened.indexOf(file);
        for (int i = 0; owner < 0; i++) {
            owner = file.startsWith(opened.get(i)) ? i : -1;
        }
        return owner;
    }
}
