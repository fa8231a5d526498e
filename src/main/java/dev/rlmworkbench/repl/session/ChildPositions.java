package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplLanguage;
import java.util.stream.IntStream;

/// Positions in a text as a child counts them: Java in UTF-16 units, Python in code points. One inside a pair of
/// surrogates counts as the one before it, so that both cut the same text.
final class ChildPositions {

    private final String text;
    private final int[] secondHalves;

    /// @param secondHalves positions that the child does not count, ascending
    private ChildPositions(String text, int[] secondHalves) {
        this.text = text;
        this.secondHalves = secondHalves;
    }

    static ChildPositions of(ReplLanguage language, String text) {
        return new ChildPositions(
                text,
                switch (language) {
                    case JAVA -> new int[0];
                    case PYTHON ->
                        IntStream.range(0, text.length())
                                .filter(position -> isSecondHalf(text, position))
                                .toArray();
                });
    }

    private static boolean isSecondHalf(String text, int position) {
        return position > 0
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))
                && Character.isHighSurrogate(text.charAt(position - 1));
    }

    /// @param position in UTF-16 units
    int of(int position) {
        int whole = isSecondHalf(text, position) ? position - 1 : position;
        int found = java.util.Arrays.binarySearch(secondHalves, whole);
        return whole - (found < 0 ? -found - 1 : found);
    }
}
