package dev.rlmworkbench.repl.child.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells quickly whether a word of a text is one of a few terms; most words are ruled out by first letter and length.
final class TermFinder {

    private final Map<String, Integer> terms = new HashMap<>();
    private final boolean[] lengths = new boolean[64];
    private final boolean[] firstLetters = new boolean[128];

    TermFinder(List<String> terms) {
        for (var term : terms) {
            this.terms.put(term, this.terms.size());
            mark(term.length());
            mark(term.length() + 1); // with a plural s
            char first = term.charAt(0);
            firstLetters[first & 127] = true;
            firstLetters[Character.toUpperCase(first) & 127] = true;
        }
    }

    private void mark(int length) {
        lengths[Math.min(length, lengths.length - 1)] = true;
    }

    /// @return the term's number, -1 when it is none
    int find(String text, int start, int end) {
        if (!lengths[Math.min(end - start, lengths.length - 1)] || !firstLetters[text.charAt(start) & 127]) {
            return -1;
        }
        var number = terms.get(Words.stem(text.substring(start, end)));
        return number == null ? -1 : number;
    }
}
