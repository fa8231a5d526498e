package dev.rlmworkbench.repl.child.text;

import java.util.List;
import java.util.Locale;

/// Recognises the words of a search in a text without making a string of every word on the way: texts of 100 MB are
/// read word by word.
final class TermMatcher {

    /// Such as -ning of planning.
    private static final int MAX_ENDING_LENGTH = 5;

    private final List<String> roots;
    /// What all words with these roots begin with.
    private final List<String> beginnings;
    private final boolean[] firstLetters = new boolean[128];
    private boolean beyondAscii;

    TermMatcher(List<String> roots) {
        this.roots = roots;
        this.beginnings = roots.stream().map(Words::beginning).toList();
        for (var root : roots) {
            char first = root.charAt(0);
            if (first < 128) {
                firstLetters[first] = true;
            }
            beyondAscii |= first >= 128;
        }
    }

    int count() {
        return roots.size();
    }

    /// @return the position in the list of roots, -1 when this word has none of them
    int termOf(String text, int start, int end) {
        char first = Character.toLowerCase(text.charAt(start));
        if (first < 128 ? !firstLetters[first] : !beyondAscii) {
            return -1;
        }
        String root = null;
        for (int i = 0; i < roots.size(); i++) {
            var beginning = beginnings.get(i);
            int ending = end - start - beginning.length();
            if (ending >= 0
                    && ending <= MAX_ENDING_LENGTH
                    && text.regionMatches(true, start, beginning, 0, beginning.length())) {
                root = root == null ? Words.root(text.substring(start, end).toLowerCase(Locale.ROOT)) : root;
                if (root.equals(roots.get(i))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
