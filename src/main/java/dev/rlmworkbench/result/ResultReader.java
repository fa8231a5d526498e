package dev.rlmworkbench.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads result files: ours, and those of the Python project that this one grew from.
///
/// A run can be killed at any byte, so a line that cannot be used is reported and left out, never fatal.
public final class ResultReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ResultReader() {}

    /// @throws IOException when the file cannot be opened or read
    public static ResultFile read(Path file) throws IOException {
        var lines = lines(file);
        var records = new ArrayList<ResultRecord>();
        var problems = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                records.add(ResultLine.parse(lines.get(i)));
            } catch (IllegalArgumentException e) {
                problems.add(problem(file, i, lines.size(), e));
            }
        }
        return ResultFile.ofLines(records, problems);
    }

    /// Not `Files.readAllLines`: that one fails as a whole on a character that a crash cut in two.
    private static List<String> lines(Path file) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            var lines = new ArrayList<>(in.lines().toList());
            if (!lines.isEmpty() && lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
                lines.set(0, lines.getFirst().substring(BYTE_ORDER_MARK.length()));
            }
            return lines;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String problem(Path file, int index, int count, IllegalArgumentException e) {
        var where = file.getFileName() + ", line " + (index + 1);
        return index == count - 1
                ? where + " (the last): left out, probably cut off when the run was stopped: " + e.getMessage()
                : where + ": left out: " + e.getMessage();
    }
}
