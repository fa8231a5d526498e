package dev.rlmworkbench.result;

import dev.rlmworkbench.files.LineFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What one or more result files say, as statistics need it. All processors read a million results in seconds, and they
/// take some 200 MB; [ResultReader] reads the whole records of smaller files.
public final class ResultRows {

    /// In bytes: what one thread reads at a time.
    private static final int PART = 4 << 20;

    private final List<Source> sources;
    private final List<LineFile> lines;
    private final List<ResultRow> rows;

    private ResultRows(List<Source> sources, List<LineFile> lines, List<ResultRow> rows) {
        this.sources = sources;
        this.lines = lines;
        this.rows = rows;
    }

    /// A file that was read.
    ///
    /// @param results  that it holds, every attempt
    /// @param unusable lines; the others count all the same
    /// @param problems one sentence for each line that could not be used; where there are very many, only for the
    ///                 first
    public record Source(Path file, int results, int unusable, List<String> problems) {
        public Source {
            problems = List.copyOf(problems);
        }
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
        var sources = new ArrayList<Source>();
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            var ofFile = parts.stream().filter(part -> part.file() == file).toList();
            sources.add(new Source(
                    files.get(i),
                    ofFile.stream().mapToInt(part -> part.rows().size()).sum(),
                    ofFile.stream().mapToInt(RowsOfPart::unusable).sum(),
                    RowsOfPart.problems(files.get(i), ofFile)));
        }
        return new ResultRows(List.copyOf(sources), List.copyOf(lines), List.copyOf(counting.values()));
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
            // tasks that are done at once are not waited for
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("reading was interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof OutOfMemoryError) {
                throw new IOException(
                        ("the results, or one of their lines, do not fit the memory of this program (%,d MB);"
                                        + " give it more with JAVA_TOOL_OPTIONS=-Xmx4g")
                                .formatted(Runtime.getRuntime().maxMemory() >> 20),
                        e);
            }
            throw new IllegalStateException(e);
        }
    }

    /// In the order of [ResultRow.Place#file]; in the place of a folder the files in it.
    public List<Source> sources() {
        return sources;
    }

    /// In the order of [ResultRow.Place#file]; in the place of a folder the files in it.
    public List<Path> files() {
        return sources.stream().map(Source::file).toList();
    }

    /// One a fingerprint, the one that counts, in the order in which the fingerprints first appear.
    public List<ResultRow> rows() {
        return rows;
    }

    /// Of all files.
    public List<String> problems() {
        return sources.stream().flatMap(source -> source.problems().stream()).toList();
    }

    /// The whole record of a row.
    ///
    /// @throws IOException when the file cannot be read, or holds another result there by now
    public ResultRecord record(ResultRow row) throws IOException {
        var place = row.place();
        try {
            var record = ResultCodec.read(lines.get(place.file()).line(place.offset()));
            if (row.isOf(record)) {
                return record;
            }
        } catch (IllegalArgumentException | EOFException e) {
            throw changed(place.file(), e);
        }
        throw changed(place.file(), null);
    }

    /// Writes the lines of all rows as they stand in their files, file by file.
    ///
    /// @throws IOException when a file cannot be read, or was changed, or it cannot be written
    public void copyLines(OutputStream out) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            int file = i;
            long[] places = rows.stream()
                    .map(ResultRow::place)
                    .filter(place -> place.file() == file)
                    .mapToLong(ResultRow.Place::offset)
                    .sorted()
                    .toArray();
            if (copyLines(file, places, out) < places.length) {
                throw changed(file, null);
            }
        }
    }

    private int copyLines(int file, long[] places, OutputStream out) throws IOException {
        var copied = new AtomicInteger();
        for (var part : lines.get(file).parts(PART)) {
            lines.get(file).eachAsBytes(part, (bytes, from, to, place) -> {
                if (copied.get() < places.length && places[copied.get()] == place) {
                    out.write(bytes, from, to - from);
                    out.write('\n');
                    copied.incrementAndGet();
                }
            });
        }
        return copied.get();
    }

    private IOException changed(int file, @Nullable Exception cause) {
        return new IOException(
                "%s was changed after it was read; open it again"
                        .formatted(sources.get(file).file()),
                cause);
    }
}
