package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;

/// The lines of a passage, and the sentences of lines that are longer than what can be shown.
final class Sentences {

    static final int LONGEST = 300;
    /// How far a text without lines and sentences is followed beyond its passage, so that what stands across the border
    /// is not shown in halves.
    private static final int BEYOND = 150;

    private Sentences() {}

    /// Trimmed of white space and without empty ones; each may still be longer than [#LONGEST].
    static List<TextRange> in(String text, int passageStart, int passageEnd) {
        var units = new ArrayList<TextRange>();
        int end = isBorder(text, passageEnd) ? passageEnd : Math.min(text.length(), passageEnd + BEYOND);
        int line = isBorder(text, passageStart) ? passageStart : Math.max(0, passageStart - BEYOND);
        while (line < passageEnd) {
            int lineEnd = text.indexOf('\n', line);
            lineEnd = lineEnd < 0 || lineEnd > end ? end : lineEnd;
            if (lineEnd - line <= LONGEST) {
                addTrimmed(units, text, line, lineEnd);
            } else {
                addSentences(units, text, line, lineEnd);
            }
            line = lineEnd + 1;
        }
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

    private static void addSentences(List<TextRange> units, String text, int start, int end) {
        int sentence = start;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            boolean ends = c == '。' || (c == '.' || c == '!' || c == '?') && at + 1 < end && text.charAt(at + 1) == ' ';
            if (ends) {
                addTrimmed(units, text, sentence, at + 1);
                sentence = at + 1;
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
