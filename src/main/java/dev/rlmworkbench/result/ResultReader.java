package dev.rlmworkbench.result;

import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads result files: ours, those of the Python project that this one grew from, and those of gkamradt's needle test,
/// also as a folder.
///
/// A run can be killed at any byte, so a line that cannot be used is reported and left out, never fatal.
/// Statistics over long files need no whole records: [ResultRows].
public final class ResultReader {

    private ResultReader() {}

    /// @throws IOException when the file cannot be opened or read
    public static ResultFile read(Path file) throws IOException {
        var records = new ArrayList<ResultRecord>();
        var problems = each(file, records::add);
        return ResultFile.ofLines(records, problems);
    }

    /// Hands over one result after the other, every attempt, in the order of the file; none is kept.
    ///
    /// @return one sentence for each line that was left out
    /// @throws IOException when the file cannot be opened or read
    public static List<String> each(Path file, Consumer<ResultRecord> consumer) throws IOException {
        var problems = new ArrayList<String>();
        for (var one : ResultFolder.expanded(List.of(file))) {
            each(one, consumer, problems);
        }
        return problems;
    }

    private static void each(Path file, Consumer<ResultRecord> consumer, List<String> problems) throws IOException {
        try (var in = TextFile.reader(file)) {
            int number = 0;
            var line = in.readLine();
            while (line != null) {
                number++;
                var next = in.readLine();
                if (!line.isBlank()) {
                    ResultRecord record = null;
                    try {
                        record = ResultCodec.read(line);
                    } catch (IllegalArgumentException e) {
                        problems.add(problem(file, number, next == null, e));
                    }
                    if (record != null) {
                        consumer.accept(record);
                    }
                }
                line = next;
            }
        }
    }

    static String problem(Path file, int number, boolean last, IllegalArgumentException e) {
        var where = file.getFileName() + ", line " + number;
        // only damaged JSON has a cause; a whole line with a wrong value was not cut off
        return last && e.getCause() != null
                ? where + " (the last): left out, probably cut off when the run was stopped: " + e.getMessage()
                : where + ": left out: " + e.getMessage();
    }
}
