package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.result.ResultRow;
import java.nio.file.Path;
import java.util.List;

/// The open files and all that they hold.
///
/// @param rows     one a fingerprint, of all files together
/// @param problems one sentence for each line that could not be used
public record LoadedRuns(List<RunFile> files, List<ResultRow> rows, List<String> problems) {

    /// @param results  lines of it that could be used
    /// @param bytes    its length when it was read
    /// @param modified milliseconds since 1970
    public record RunFile(Path path, int results, long bytes, long modified) {

        /// Of the run: the file's name without its ending.
        public String name() {
            return path.getFileName().toString().replaceFirst("\\.jsonl?$", "");
        }

        /// Where the steps of its tasks are, if they were kept.
        public Path trajectories() {
            return path.resolveSibling(name() + "_trajectories.jsonl");
        }
    }

    public LoadedRuns {
        files = List.copyOf(files);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    public List<Path> paths() {
        return files.stream().map(RunFile::path).toList();
    }
}
