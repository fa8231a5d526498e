package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads result files together, as if they were one.
public final class RunsReader {

    /// How far the reading is.
    ///
    /// @param bytes read of all files
    /// @param all   of all files together
    public record Progress(long bytes, long all) {}

    private RunsReader() {}

    /// @param progress told as often as it changes, from threads of its own
    /// @throws IOException with one sentence when a file cannot be read or holds not one result
    public static LoadedRuns read(List<Path> files, Consumer<Progress> progress) throws IOException {
        var stamps = new ArrayList<long[]>();
        for (var file : files) {
            stamps.add(stamp(file));
        }
        var rows = ResultRows.read(files, (bytes, all) -> progress.accept(new Progress(bytes, all)));
        int[] owners = rows.files().stream()
                .mapToInt(file -> LoadedRuns.owner(files, file))
                .toArray();
        int[] results = new int[files.size()];
        rows.rows().forEach(row -> results[owners[row.place().file()]]++);
        var runs = new ArrayList<LoadedRuns.RunFile>();
        for (int i = 0; i < files.size(); i++) {
            runs.add(new LoadedRuns.RunFile(files.get(i), results[i], stamps.get(i)[0], stamps.get(i)[1]));
        }
        if (rows.rows().isEmpty()) {
            throw new IOException("There is not one result in it%s"
                    .formatted(
                            rows.problems().isEmpty()
                                    ? ""
                                    : ". " + withoutStop(rows.problems().getFirst())));
        }
        return new LoadedRuns(runs, rows, RowFacts.of(rows.rows()));
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private static long[] stamp(Path file) throws IOException {
        try {
            return new long[] {Files.size(file), Files.getLastModifiedTime(file).toMillis()};
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }
}
