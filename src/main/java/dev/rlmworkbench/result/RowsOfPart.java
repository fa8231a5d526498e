package dev.rlmworkbench.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a part of a result file says.
///
/// @param file     index of the file
/// @param lines    how many begin in the part
/// @param problems the first ones
/// @param unusable how many lines could not be used
record RowsOfPart(int file, List<ResultRow> rows, int lines, List<Problem> problems, int unusable) {

    /// More of one file are only counted: somebody may have opened a long text that holds no results.
    static final int MAX_PROBLEMS = 1_000;

    /// @param line   from 0, counted from the beginning of the part
    /// @param reason why it is left out
    record Problem(int line, IllegalArgumentException reason) {}

    /// A sentence for each line of a file that was left out.
    ///
    /// @param parts of the file, in their order
    static List<String> problems(Path file, List<RowsOfPart> parts) {
        int total = parts.stream().mapToInt(RowsOfPart::lines).sum();
        int unusable = parts.stream().mapToInt(RowsOfPart::unusable).sum();
        var sentences = new ArrayList<String>();
        int before = 0;
        for (var part : parts) {
            for (var problem : part.problems) {
                if (sentences.size() < MAX_PROBLEMS) {
                    int number = before + problem.line + 1;
                    sentences.add(ResultReader.problem(file, number, number == total, problem.reason));
                }
            }
            before += part.lines;
        }
        if (unusable > sentences.size()) {
            sentences.add(
                    "%s: %,d more lines were left out.".formatted(file.getFileName(), unusable - sentences.size()));
        }
        return sentences;
    }
}
