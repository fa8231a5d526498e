package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;

/// The piece of a text around a character that a person would quote: its line; the sentence where a line is long; more
/// lines where a sentence goes over several.
final class Lines {

    private static final int MAX_LENGTH = 400;
    /// Shorter lines were not broken because they were full.
    private static final int WRAPPED = 40;

    private static final int SAME_BEGINNING = 4;
    private static final String SENTENCE_ENDS = ".!?:;|。！？";

    private Lines() {}

    /// @param within the document's own text, which is never left
    static CharRange around(String text, int at, CharRange within) {
        int start = lineStart(text, at, within.start());
        int end = lineEnd(text, at, within.end());
        if (end - start > MAX_LENGTH) {
            return sentence(text, at, start, end);
        }
        while (start > within.start() && goesOn(text, start)) {
            int earlier = lineStart(text, start - 1, within.start());
            if (end - earlier > MAX_LENGTH) {
                break;
            }
            start = earlier;
        }
        while (end < within.end() && goesOn(text, end + 1)) {
            int later = lineEnd(text, end + 1, within.end());
            if (later - start > MAX_LENGTH) {
                break;
            }
            end = later;
        }
        return new CharRange(start, Math.max(end, start + 1));
    }

    private static int lineStart(String text, int at, int from) {
        int before = at == 0 ? -1 : text.lastIndexOf('\n', at - 1);
        return Math.max(before + 1, from);
    }

    private static int lineEnd(String text, int at, int to) {
        int next = text.indexOf('\n', at);
        return next < 0 ? to : Math.min(next, to);
    }

    /// Whether the line that begins here goes on with the sentence of the line before, as in prose of a fixed width.
    /// Lines of a log or a list are short or begin alike.
    private static boolean goesOn(String text, int lineStart) {
        if (lineStart < WRAPPED || lineStart >= text.length() || !Character.isLowerCase(text.charAt(lineStart))) {
            return false;
        }
        int before = text.lastIndexOf('\n', lineStart - 2) + 1;
        return lineStart - 1 - before >= WRAPPED
                && SENTENCE_ENDS.indexOf(text.charAt(lineStart - 2)) < 0
                && !text.regionMatches(before, text, lineStart, SAME_BEGINNING);
    }

    private static CharRange sentence(String text, int at, int from, int to) {
        int start = Math.max(from, at - MAX_LENGTH / 2);
        for (int i = at - 1; i > start; i--) {
            if (endsSentence(text, i - 1)) {
                start = i;
            }
        }
        int end = Math.min(to, at + MAX_LENGTH / 2);
        for (int i = at; i < end; i++) {
            if (endsSentence(text, i)) {
                end = i + 1;
            }
        }
        return new CharRange(start, Math.max(end, start + 1));
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        return c == '。' || (c == '.' || c == '!' || c == '?') && i + 1 < text.length() && text.charAt(i + 1) == ' ';
    }
}
