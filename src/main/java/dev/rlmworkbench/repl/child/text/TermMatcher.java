package dev.rlmworkbench.repl.child.text;

import java.util.List;

/// Recognises the words of a search in a text without making a string of every word on the way: texts of 100 MB are
/// read word by word.
final class TermMatcher {
    private final List<String> terms;
    private final boolean[] firstLetters = new boolean[128];
    private boolean beyondAscii;

    TermMatcher(List<String> terms) {
        this.terms = terms;
        for (var term : terms) {
            char first = term.charAt(0);
            if (first < 128) {
                firstLetters[first] = true;
            }
            beyondAscii |= first >= 128;
        }
    }

    /// @return the position in the list of terms, -1 when this word is none of them
    int termOf(String text, int start, int end) {
        char first = Character.toLowerCase(text.charAt(start));
        if (first < 128 ? !firstLetters[first] : !beyondAscii) {
            return -1;
        }
        int length = end - start;
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            boolean same = length == term.length();
            boolean plural = length == term.length() + 1 && length > 3 && isPluralOf(text, end, term);
            if ((same || plural) && text.regionMatches(true, start, term, 0, term.length())) {
                return same && !Words.withoutPlural(term).equals(term) ? -1 : i;
            }
        }
        return -1;
    }

    private static boolean isPluralOf(String text, int end, String term) {
        return Character.toLowerCase(text.charAt(end - 1)) == 's' && term.charAt(term.length() - 1) != 's';
    }
}
