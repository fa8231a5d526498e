package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What counts as a word when a text is searched: a run of letters and digits in lower case, without a plural s. In
/// scripts that put no space between words, each character is a word of its own.
final class Words {

    private static final Set<String> TOO_COMMON = Set.of(
            "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do",
            "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it",
            "its", "me", "my", "no", "not", "of", "on", "or", "our", "she", "so", "such", "that", "the", "their",
            "them", "then", "there", "these", "they", "this", "to", "was", "we", "were", "what", "when", "where",
            "which", "who", "whom", "whose", "why", "will", "with", "you", "your");

    private static final int MOST_TERMS = 32;

    private Words() {}

    /// The different words of a search, without very common ones unless there is nothing else; at most 32.
    static List<String> termsOf(String search) {
        var all = new ArrayList<String>();
        var telling = new ArrayList<String>();
        for (int start = nextStart(search, 0); start < search.length(); ) {
            int end = end(search, start);
            var raw = search.substring(start, end).toLowerCase(Locale.ROOT);
            var term = withoutPlural(raw);
            if (!all.contains(term)) {
                all.add(term);
            }
            if (!TOO_COMMON.contains(raw) && !telling.contains(term)) {
                telling.add(term);
            }
            start = nextStart(search, end);
        }
        var terms = telling.isEmpty() ? all : telling;
        return List.copyOf(terms.subList(0, Math.min(terms.size(), MOST_TERMS)));
    }

    static String withoutPlural(String word) {
        int last = word.length() - 1;
        return last >= 3 && word.charAt(last) == 's' && word.charAt(last - 1) != 's' ? word.substring(0, last) : word;
    }

    /// Where the next word begins at or after `from`; the length of the text when there is none.
    static int nextStart(String text, int from) {
        int at = from;
        while (at < text.length() && !isPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Where the word that begins at `start` ends.
    static int end(String text, int start) {
        int at = start + 1;
        if (standsAlone(text.charAt(start))) {
            return at;
        }
        while (at < text.length() && isPart(text.charAt(at)) && !standsAlone(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPart(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isLetterOrDigit(c);
    }

    /// Hiragana, Katakana and the common Han characters.
    private static boolean standsAlone(char c) {
        return c >= '\u3040' && c <= '\u30ff' || c >= '\u3400' && c <= '\u4dbf' || c >= '\u4e00' && c <= '\u9fff';
    }
}
