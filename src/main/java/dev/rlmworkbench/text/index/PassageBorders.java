package dev.rlmworkbench.text.index;

import java.util.Arrays;

/// Where the passages of a text begin: 300 to 600 characters each (the last one may be shorter), cut after a line if
/// there is an end of one in that stretch, otherwise after a sentence, otherwise after a word.
public final class PassageBorders {

    private static final int MIN_LENGTH = 300;
    private static final int MAX_LENGTH = 600;
    /// The first three only before a space.
    private static final String SENTENCE_ENDS = ".!?。！？";

    private static final int ASCII_ENDS = 3;

    private final int[] starts;
    private final int textLength;

    public PassageBorders(String text) {
        textLength = text.length();
        var found = new int[textLength / MIN_LENGTH + 1];
        int count = 0;
        for (int start = 0; start < textLength; start = end(text, start)) {
            found[count++] = start;
        }
        starts = Arrays.copyOf(found, count);
    }

    public int count() {
        return starts.length;
    }

    public int start(int passage) {
        return starts[passage];
    }

    public int end(int passage) {
        return passage + 1 < starts.length ? starts[passage + 1] : textLength;
    }

    /// The number of the passage in which a position lies.
    public int at(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    private static int end(String text, int start) {
        int last = start + MAX_LENGTH;
        if (last >= text.length()) {
            return text.length();
        }
        int afterSentence = 0;
        int afterWord = 0;
        for (int end = last; end > start + MIN_LENGTH; end--) {
            char before = text.charAt(end - 1);
            if (before == '\n') {
                return end;
            }
            boolean isBlank = before == ' ';
            if (afterSentence == 0
                    && SENTENCE_ENDS.indexOf(isBlank ? text.charAt(end - 2) : before) >= (isBlank ? 0 : ASCII_ENDS)) {
                afterSentence = end;
            }
            if (afterWord == 0 && isBlank) {
                afterWord = end;
            }
        }
        if (afterSentence > 0 || afterWord > 0) {
            return afterSentence > 0 ? afterSentence : afterWord;
        }
        return Character.isLowSurrogate(text.charAt(last)) ? last - 1 : last;
    }
}
