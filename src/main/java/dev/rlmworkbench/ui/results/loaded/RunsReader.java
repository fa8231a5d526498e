package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultFile;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads result files together, as if they were one.
public final class RunsReader {

    /// How far the reading is.
    ///
    /// @param file  that is being read
    /// @param bytes read of all files
    /// @param all   of all files together
    /// @param rows  found so far
    public record Progress(Path file, long bytes, long all, long rows) {}

    private RunsReader() {}

    /// @param progress told as often as it changes, on the thread that reads
    /// @throws IOException with one sentence when a file cannot be read or holds not one result
    public static LoadedRuns read(List<Path> files, Consumer<Progress> progress) throws IOException {
        var read = new ArrayList<ResultFile>();
        var runs = new ArrayList<LoadedRuns.RunFile>();
        long all = 0;
        for (var file : files) {
            all += Files.exists(file) ? Files.size(file) : 0;
        }
        long bytes = 0;
        long rows = 0;
        for (var file : files) {
            progress.accept(new Progress(file, bytes, all, rows));
            var one = readOne(file);
            read.add(one);
            runs.add(new LoadedRuns.RunFile(
                    file,
                    one.records().size(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis()));
            bytes += Files.size(file);
            rows += one.records().size();
        }
        var merged = ResultFile.merge(read);
        return new LoadedRuns(
                runs, merged.records().stream().map(ResultRow::of).toList(), merged.problems());
    }

    private static ResultFile readOne(Path file) throws IOException {
        ResultFile read;
        try {
            read = ResultReader.read(file);
        } catch (IOException e) {
            throw new IOException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
        if (read.records().isEmpty()) {
            throw new IOException("%s holds no result%s"
                    .formatted(file, read.problems().isEmpty() ? "" : "; " + read.problems().getFirst()));
        }
        return read;
    }
}
