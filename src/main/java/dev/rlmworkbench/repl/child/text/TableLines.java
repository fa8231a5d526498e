package dev.rlmworkbench.repl.child.text;

import java.util.regex.Pattern;

/// Lines that may be rows of a table: they have the same number of commas (semicolons, bars, tabs).
public final class TableLines {

    private static final String MARKS = ",;|\t";
    private static final int MIN_MARKS = 2;
    private static final String SENTENCE_ENDS = ".!?:;";
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private TableLines() {}

    /// Whether this line names the columns of the lines below it.
    static boolean isHeader(String text, int start, int end) {
        if (!couldName(text, start, end)) {
            return false;
        }
        char mark = mark(text, start, end);
        int marks = count(text, start, end, mark);
        return marks >= MIN_MARKS && end < text.length() && count(text, end, endOfLine(text, end + 1), mark) == marks;
    }

    /// A line of running text names no columns.
    static boolean couldName(String text, int start, int end) {
        return end - start <= Sentences.MAX_LENGTH
                && (end == start || SENTENCE_ENDS.indexOf(text.charAt(end - 1)) < 0)
                && !(end < text.length() && WrappedLines.joins(text, end))
                && !DIGIT.matcher(text).region(start, end).find();
    }

    /// Of the marks the one that the line has most of.
    public static char mark(String text, int start, int end) {
        char most = MARKS.charAt(0);
        for (char mark : MARKS.toCharArray()) {
            most = count(text, start, end, mark) > count(text, start, end, most) ? mark : most;
        }
        return most;
    }

    static int count(String text, int start, int end, char mark) {
        int count = 0;
        for (int at = start; at < end; at++) {
            count += text.charAt(at) == mark ? 1 : 0;
        }
        return count;
    }

    public static int endOfLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
