package dev.rlmworkbench.repl.child.text;

import java.util.Arrays;
import java.util.List;

/// Where the passages of a text begin: 300 to 600 characters each, cut after a line if there is one in that stretch,
/// otherwise after a sentence, otherwise after a word.
final class Passages {

    private static final int MAX_LENGTH = 600;
    private static final int MIN_LENGTH = 300;
    private static final List<String> SENTENCE_ENDS = List.of(". ", "! ", "? ", "。");

    private final int[] starts;
    private final int textLength;

    Passages(String text) {
        textLength = text.length();
        var found = new int[textLength / MIN_LENGTH + 1];
        int count = 0;
        for (int start = 0; start < textLength; start = cut(text, start)) {
            found[count++] = start;
        }
        starts = Arrays.copyOf(found, count);
    }

    int count() {
        return starts.length;
    }

    int start(int passage) {
        return starts[passage];
    }

    int end(int passage) {
        return passage + 1 < starts.length ? starts[passage + 1] : textLength;
    }

    private static int cut(String text, int start) {
        int last = start + MAX_LENGTH;
        if (last >= text.length()) {
            return text.length();
        }
        int first = start + MIN_LENGTH;
        int afterLine = lastEnd(text, "\n", first, last);
        if (afterLine > 0) {
            return afterLine;
        }
        int afterSentence = 0;
        for (var end : SENTENCE_ENDS) {
            afterSentence = Math.max(afterSentence, lastEnd(text, end, first, last));
        }
        if (afterSentence > 0) {
            return afterSentence;
        }
        int afterWord = lastEnd(text, " ", first, last);
        return afterWord > 0 ? afterWord : last;
    }

    /// Where the last occurrence of `mark` between `first` and `last` ends; 0 when there is none.
    static int lastEnd(String text, String mark, int first, int last) {
        for (int at = last - mark.length(); at >= first; at--) {
            if (text.startsWith(mark, at)) {
                return at + mark.length();
            }
        }
        return 0;
    }
}
