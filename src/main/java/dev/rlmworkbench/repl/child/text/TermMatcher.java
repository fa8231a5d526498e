package dev.rlmworkbench.repl.child.text;

import java.util.List;
import java.util.Locale;

/// Recognises the words of a search in a text without making a string of every word on the way: texts of 100 MB are
/// read word by word.
final class TermMatcher {

    /// Such as -ning of planning.
    private static final int LONGEST_ENDING = 5;

    private final List<String> stems;
    /// What all words with these stems begin with.
    private final List<String> beginnings;
    private final boolean[] firstLetters = new boolean[128];
    private boolean beyondAscii;

    TermMatcher(List<String> stems) {
        this.stems = stems;
        this.beginnings = stems.stream()
                .map(stem -> stem.endsWith("i") ? stem.substring(0, stem.length() - 1) : stem)
                .toList();
        for (var stem : stems) {
            char first = stem.charAt(0);
            if (first < 128) {
                firstLetters[first] = true;
            }
            beyondAscii |= first >= 128;
        }
    }

    int count() {
        return stems.size();
    }

    /// @return the position in the list of stems, -1 when this word has none of them
    int termOf(String text, int start, int end) {
        char first = Character.toLowerCase(text.charAt(start));
        if (first < 128 ? !firstLetters[first] : !beyondAscii) {
            return -1;
        }
        String stem = null;
        for (int i = 0; i < stems.size(); i++) {
            var beginning = beginnings.get(i);
            int ending = end - start - beginning.length();
            if (ending >= 0
                    && ending <= LONGEST_ENDING
                    && text.regionMatches(true, start, beginning, 0, beginning.length())) {
                stem = stem == null ? Words.stem(text.substring(start, end).toLowerCase(Locale.ROOT)) : stem;
                if (stem.equals(stems.get(i))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
