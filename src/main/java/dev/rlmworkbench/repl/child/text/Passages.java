package dev.rlmworkbench.repl.child.text;

import java.util.Arrays;

/// Cuts a text into passages of about 600 characters: at a line end, else at a sentence end, else between words.
final class Passages {

    private static final int SIZE = 600;
    private static final int SMALLEST = SIZE / 2;

    private Passages() {}

    /// @return start of each passage, then the length of the text
    static int[] borders(CharSequence text) {
        var borders = new int[text.length() / SMALLEST + 2];
        int count = 0;
        int start = 0;
        while (start < text.length()) {
            borders[count++] = start;
            start = end(text, start);
        }
        borders[count++] = text.length();
        return Arrays.copyOf(borders, count);
    }

    private static int end(CharSequence text, int start) {
        int limit = start + SIZE;
        if (limit >= text.length()) {
            return text.length();
        }
        int sentence = -1;
        int space = -1;
        for (int i = limit; i > start + SMALLEST; i--) {
            char before = text.charAt(i - 1);
            if (before == '\n') {
                return i;
            }
            if (space < 0 && Character.isWhitespace(before)) {
                space = i;
            }
            if (sentence < 0 && Character.isWhitespace(before) && isSentenceEnd(text.charAt(i - 2))) {
                sentence = i;
            }
        }
        return sentence > 0 ? sentence : space > 0 ? space : limit;
    }

    static boolean isSentenceEnd(char c) {
        return c == '.' || c == '!' || c == '?';
    }
}
