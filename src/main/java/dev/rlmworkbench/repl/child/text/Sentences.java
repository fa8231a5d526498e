package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a passage, those of wrapped text as one, and the sentences of lines that are longer than what can be
/// shown.
public final class Sentences {

    /// What is shown whole.
    static final int MAX_LENGTH = 600;
    /// A line of several sentences that is longer than this is taken apart.
    private static final int SHORT = 80;
    /// Not after an initial or a short form, nor before a remark in parentheses: it is about the sentence before it.
    /// The look ahead passes over all other characters quickly.
    private static final Pattern END = Pattern.compile(
            "(?=[.!?。])(?:。|(?<![ .][A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)(?<!No)(?<!Prof)(?<!e\\.g)(?<!i\\.e)[.!?][\"')\u201d]?(?= (?!\\()))");
    /// How far a text without lines and sentences is followed beyond its passage, so that what stands across the border
    /// is not shown in halves.
    private static final int BEYOND = 150;

    private Sentences() {}

    /// Trimmed of white space and without empty ones; each may still be longer than [#MAX_LENGTH].
    static List<TextRange> in(String text, int passageStart, int passageEnd) {
        var units = new ArrayList<TextRange>();
        int end = isBorder(text, passageEnd) ? passageEnd : Math.min(text.length(), passageEnd + BEYOND);
        int line = isBorder(text, passageStart) ? passageStart : Math.max(0, passageStart - BEYOND);
        if (line > 0 && text.charAt(line - 1) == '\n') {
            line = WrappedLines.start(text, line);
        }
        while (line < passageEnd) {
            int lineEnd = text.indexOf('\n', line);
            lineEnd = lineEnd < 0 || lineEnd > end ? end : WrappedLines.end(text, lineEnd);
            add(units, text, line, lineEnd);
            line = lineEnd + 1;
        }
        units.removeIf(unit -> unit.end() <= passageStart || unit.start() >= passageEnd);
        return units;
    }

    /// Whether a line or sentence begins here.
    private static boolean isBorder(String text, int at) {
        if (at == 0 || at == text.length() || text.charAt(at - 1) == '\n') {
            return true;
        }
        char end = text.charAt(text.charAt(at - 1) == ' ' && at > 1 ? at - 2 : at - 1);
        return end == '.' || end == '!' || end == '?' || end == '。';
    }

    /// A short line whole, a longer one by its sentences; trimmed and without empty ones.
    public static List<TextRange> of(String text, int start, int end) {
        var units = new ArrayList<TextRange>();
        add(units, text, start, end);
        return units;
    }

    private static void add(List<TextRange> units, String text, int start, int end) {
        int sentence = start;
        if (end - start > SHORT) {
            var ends = END.matcher(text).region(start, end).useTransparentBounds(false);
            while (ends.find()) {
                addTrimmed(units, text, sentence, ends.end());
                sentence = ends.end();
            }
        }
        addTrimmed(units, text, sentence, end);
    }

    private static void addTrimmed(List<TextRange> units, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            units.add(new TextRange(from, to));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
