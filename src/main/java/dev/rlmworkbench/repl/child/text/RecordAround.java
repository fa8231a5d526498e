package dev.rlmworkbench.repl.child.text;

import java.util.regex.Pattern;

/// The record in which a pair of name and value stands: its line when that has other pairs as well, else the block of
/// lines between blank ones, headings or braces.
public final class RecordAround {

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern PAIR =
            Pattern.compile("[\\w\"'][=:]\\s*[\"'\\w(\\[-]", Pattern.UNICODE_CHARACTER_CLASS);

    private RecordAround() {}

    /// Of one line of a record of several lines the whole, of any other stretch itself.
    static TextRange line(String text, TextRange line) {
        return Heads.isPair(text, line) ? of(text, line.start()) : line;
    }

    public static TextRange of(String text, int position) {
        int line = text.lastIndexOf('\n', position - 1) + 1;
        int lineEnd = TableLines.endOfLine(text, line);
        var pairs = PAIR.matcher(text).region(line, lineEnd);
        if (pairs.find() && pairs.find()) {
            return new TextRange(line, lineEnd);
        }
        int first = line;
        while (first > 0 && lineEnd - first < MAX_LENGTH) {
            int before = text.lastIndexOf('\n', first - 2) + 1;
            var row = text.substring(Math.min(before, first - 1), first - 1).strip();
            if (row.isEmpty() || "{}[],".contains(row) || row.equals("},")) {
                break;
            }
            first = before;
            if (row.startsWith("#") || row.endsWith("{")) {
                break;
            }
        }
        int last = lineEnd;
        while (last < text.length() && last - first < MAX_LENGTH) {
            int after = TableLines.endOfLine(text, last + 1);
            var row = text.substring(Math.min(last + 1, after), after).strip();
            if (row.isEmpty() || row.startsWith("#") || "{}]".indexOf(row.charAt(0)) >= 0) {
                break;
            }
            last = after;
        }
        return new TextRange(first, last);
    }
}
