package dev.rlmworkbench.repl.child.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Found lines as they are printed: `[position] text`. Before the row of a table stands the table's first line, which
/// names the columns.
final class LineList {

    private static final String TABLE_MARKS = ",;|\t";
    private static final int FEWEST_MARKS = 2;
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private LineList() {}

    static String of(String text, List<TextPiece> lines) {
        var shown = new LinkedHashSet<TextPiece>();
        for (var line : lines) {
            tableHeader(text, line.start()).ifPresent(shown::add);
            shown.add(line);
        }
        var display = new StringBuilder();
        for (var line : shown) {
            display.append('[').append(line.start()).append("] ");
            display.append(line.text()).append('\n');
        }
        return display.toString();
    }

    /// The first of the lines around this one that have as many commas (semicolons, bars, tabs).
    private static Optional<TextPiece> tableHeader(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (start == 0 || line != start) {
            return Optional.empty();
        }
        int rowEnd = endOfLine(text, line);
        char mark = TABLE_MARKS.charAt(0);
        for (char other : TABLE_MARKS.toCharArray()) {
            mark = count(text, line, rowEnd, other) > count(text, line, rowEnd, mark) ? other : mark;
        }
        int marks = count(text, line, rowEnd, mark);
        int first = line;
        while (marks >= FEWEST_MARKS && first > 0) {
            int before = text.lastIndexOf('\n', first - 2) + 1;
            if (first < 2 || count(text, before, first, mark) != marks) {
                break;
            }
            first = before;
        }
        int end = endOfLine(text, first);
        boolean namesColumns = first < line
                && end - first <= Sentences.LONGEST
                && !DIGIT.matcher(text).region(first, end).find();
        return namesColumns ? Optional.of(TextPiece.of(text, first, end)) : Optional.empty();
    }

    private static int count(String text, int start, int end, char mark) {
        return (int) text.substring(start, end).chars().filter(c -> c == mark).count();
    }

    private static int endOfLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
