package dev.rlmworkbench.repl.child.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Words as search sees them: runs of letters and digits, lower case, without a plural or possessive s.
final class Words {
    private Words() {}

    /// Hears every word of a range of a text in order.
    @FunctionalInterface
    interface Visitor {
        void word(int start, int end);
    }

    static void visit(CharSequence text, int from, int to, Visitor visitor) {
        int at = from;
        while (at < to) {
            while (at < to && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < to && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                visitor.word(start, at);
            }
        }
    }

    static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        visit(text, 0, text.length(), (start, end) -> {
            var word = stem(text.substring(start, end));
            if (end - start > 1 || Character.isDigit(text.charAt(start))) {
                words.add(word);
            }
        });
        return words;
    }

    static String stem(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        boolean plural = lower.length() > 3
                && lower.endsWith("s")
                && !lower.endsWith("ss")
                && Character.isLetter(lower.charAt(lower.length() - 2));
        return plural ? lower.substring(0, lower.length() - 1) : lower;
    }
}
