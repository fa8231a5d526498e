package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;

/// The lines of a passage, and the sentences of lines that are longer than what can be shown.
final class Sentences {

    static final int LONGEST = 300;
    /// How much of a text without lines and sentences is shown before the first word that was found.
    private static final int LEAD = 100;

    private Sentences() {}

    /// Trimmed of white space and without empty ones; each may still be longer than [#LONGEST].
    static List<TextRange> in(String text, int start, int end) {
        var units = new ArrayList<TextRange>();
        int line = start;
        while (line < end) {
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

    /// A part of a long unit that can be shown, with the given place in it, cut between words where there are any.
    static TextRange shortened(String text, TextRange unit, int place) {
        if (unit.length() <= LONGEST) {
            return unit;
        }
        int start = Math.clamp(place - LEAD, unit.start(), unit.end() - LONGEST);
        int end = start + LONGEST;
        int afterWord = text.indexOf(' ', start) + 1;
        if (start > unit.start() && afterWord > 0 && afterWord <= place) {
            start = afterWord;
        }
        int beforeWord = text.lastIndexOf(' ', end);
        if (end < unit.end() && beforeWord > place) {
            end = beforeWord;
        }
        return new TextRange(start, end);
    }
}
