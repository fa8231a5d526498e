package dev.rlmworkbench.result;

import dev.rlmworkbench.files.LineFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What one or more result files say, as statistics need it. All processors read a million results in seconds, and they
/// take some 200 MB; [ResultReader] reads the whole records of smaller files.
public final class ResultRows {

    /// In bytes: what one thread reads at a time.
    private static final int PART = 4 << 20;

    private final List<Path> files;
    private final List<LineFile> lines;
    private final List<ResultRow> rows;
    private final List<String> problems;

    private ResultRows(List<Path> files, List<LineFile> lines, List<ResultRow> rows, List<String> problems) {
        this.files = files;
        this.lines = lines;
        this.rows = rows;
        this.problems = problems;
    }

    /// Hears how the reading goes on, from several threads, but never from two at a time.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, total) -> {};

        /// In bytes.
        void read(long done, long total);
    }

    /// The files may be shards of one run, or several runs: they count as one. Interrupting the thread ends it.
    ///
    /// @throws InterruptedIOException when it is interrupted
    /// @throws IOException            when a file cannot be opened or read
    public static ResultRows read(List<Path> files, Progress progress) throws IOException {
        return read(files, progress, PART);
    }

    static ResultRows read(List<Path> named, Progress progress, int partLength) throws IOException {
        var files = ResultFolder.expanded(named);
        var lines = new ArrayList<LineFile>();
        for (var file : files) {
            lines.add(LineFile.open(file));
        }
        var reading = new RowReading(lines, progress);
        var tasks = new ArrayList<Callable<RowsOfPart>>();
        for (int i = 0; i < lines.size(); i++) {
            int file = i;
            lines.get(i).parts(partLength).forEach(part -> tasks.add(() -> reading.read(file, part)));
        }
        var parts = all(tasks);
        var counting = new LinkedHashMap<Long, ResultRow>();
        parts.forEach(part -> part.rows().forEach(row -> counting.merge(row.fingerprint(), row, ResultRows::counting)));
        var problems = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            problems.addAll(RowsOfPart.problems(
                    files.get(i),
                    parts.stream().filter(part -> part.file() == file).toList()));
        }
        return new ResultRows(
                List.copyOf(files), List.copyOf(lines), List.copyOf(counting.values()), List.copyOf(problems));
    }

    private static ResultRow counting(ResultRow earlier, ResultRow later) {
        return ResultFile.laterCounts(earlier.isAnswered(), earlier.attempt(), later.isAnswered(), later.attempt())
                ? later
                : earlier;
    }

    /// What the tasks give, in their order.
    private static List<RowsOfPart> all(List<Callable<RowsOfPart>> tasks) throws IOException {
        int threads = Math.min(Math.max(1, tasks.size()), Runtime.getRuntime().availableProcessors());
        var results = new ArrayList<RowsOfPart>();
        try (var executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("results-", 1).factory())) {
            for (var done : executor.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("reading was interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    /// In the order of [ResultRow.Place#file]; in the place of a folder the files in it.
    public List<Path> files() {
        return files;
    }

    /// One a fingerprint, the one that counts, in the order in which the fingerprints first appear.
    public List<ResultRow> rows() {
        return rows;
    }

    /// One sentence for each line that could not be used; the other lines count all the same.
    public List<String> problems() {
        return problems;
    }

    /// The line that a row was read from, without its end.
    ///
    /// @throws IOException when the file cannot be read, or holds another result there by now
    public String line(ResultRow row) throws IOException {
        return read(row).line;
    }

    /// The whole record of a row.
    ///
    /// @throws IOException when the file cannot be read, or holds another result there by now
    public ResultRecord record(ResultRow row) throws IOException {
        return read(row).record;
    }

    private record Read(String line, ResultRecord record) {}

    private Read read(ResultRow row) throws IOException {
        var place = row.place();
        try {
            var line = lines.get(place.file()).line(place.offset());
            var record = ResultCodec.read(line);
            if (row.isOf(record)) {
                return new Read(line, record);
            }
        } catch (IllegalArgumentException | EOFException e) {
            throw changed(place, e);
        }
        throw changed(place, null);
    }

    private IOException changed(ResultRow.Place place, @Nullable Exception cause) {
        return new IOException(
                "%s was changed after it was read; open it again".formatted(files.get(place.file())), cause);
    }
}
