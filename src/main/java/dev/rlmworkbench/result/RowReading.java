package dev.rlmworkbench.result;

import dev.rlmworkbench.files.LineFile;
import dev.rlmworkbench.result.ResultRow.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads parts of result files into rows. Thread-safe.
final class RowReading {

    private final List<LineFile> files;
    private final ResultRows.Progress progress;
    private final SharedValues values = new SharedValues();
    private final long total;
    private long done;

    RowReading(List<LineFile> files, ResultRows.Progress progress) {
        this.files = files;
        this.progress = progress;
        this.total = files.stream().mapToLong(LineFile::length).sum();
    }

    /// @param file index of it
    RowsOfPart read(int file, LineFile.Part part) throws IOException {
        var lines = new Lines(file);
        files.get(file).each(part, lines);
        tell(part.length());
        return new RowsOfPart(file, lines.rows, lines.number, lines.problems, lines.unusable);
    }

    private synchronized void tell(long bytes) {
        done += bytes;
        progress.read(done, total);
    }

    /// Makes rows of the lines of one part.
    private final class Lines implements LineFile.LineConsumer {
        private final int file;
        private final List<ResultRow> rows = new ArrayList<>();
        private final List<RowsOfPart.Problem> problems = new ArrayList<>();
        private int number;
        private int unusable;

        Lines(int file) {
            this.file = file;
        }

        @Override
        public void accept(String line, long place) {
            if (!line.isBlank()) {
                try {
                    rows.add(row(line, new Place(file, place)));
                } catch (IllegalArgumentException e) {
                    unusable++;
                    if (unusable <= RowsOfPart.MAX_PROBLEMS) {
                        problems.add(new RowsOfPart.Problem(number, e));
                    }
                }
            }
            number++;
        }

        private ResultRow row(String line, Place place) {
            var regular = RegularLine.read(line);
            return ResultRow.of(regular == null ? ResultCodec.read(line) : regular, place, values);
        }
    }
}
