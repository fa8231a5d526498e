package dev.rlmworkbench.repl.child.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What counts as a word when a text is searched: a run of letters and digits in lower case, without its ending. In
/// scripts that put no space between words, each character is a word of its own.
public final class Words {

    private static final Set<String> TOO_COMMON = Set.of(
            "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do",
            "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it",
            "its", "me", "my", "no", "not", "of", "on", "or", "our", "she", "so", "such", "that", "the", "their",
            "them", "then", "there", "these", "they", "this", "to", "was", "we", "were", "what", "when", "where",
            "which", "who", "whom", "whose", "why", "will", "with", "you", "your");

    /// Each of these says that something is not so: for a search they are one word.
    static final Set<String> NEGATIONS = Set.of("no", "not", "nor", "none", "never");

    private static final int MAX_TERMS = 32;
    private static final Pattern ENGLISH = Pattern.compile("[a-z]+");
    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

    private Words() {}

    /// The words of a search.
    ///
    /// @param roots what is looked for
    /// @param words as they were written, in the same order
    record Terms(List<String> roots, List<String> words) {

        /// These, and after them the other words of a text; at most 32 together.
        Terms and(String text) {
            var both = new LinkedHashMap<String, String>();
            for (int i = 0; i < roots.size(); i++) {
                both.put(roots.get(i), words.get(i));
            }
            var others = termsOf(text);
            for (int i = 0; i < others.roots.size(); i++) {
                both.putIfAbsent(others.roots.get(i), others.words.get(i));
            }
            return of(both);
        }

        static Terms of(Map<String, String> wordsByStem) {
            return new Terms(
                    wordsByStem.keySet().stream().limit(MAX_TERMS).toList(),
                    wordsByStem.values().stream().limit(MAX_TERMS).toList());
        }
    }

    /// The different words of a search, without very common ones unless there is nothing else; at most 32.
    static Terms termsOf(String search) {
        var all = new LinkedHashMap<String, String>();
        var telling = new LinkedHashMap<String, String>();
        for (int start = nextStart(search, 0); start < search.length(); ) {
            int end = end(search, start);
            var word = search.substring(start, end);
            var lower = word.toLowerCase(Locale.ROOT);
            all.putIfAbsent(root(lower), word);
            boolean isLetter = lower.length() == 1 && ENGLISH.matcher(lower).matches();
            if (isNegation(lower) || !isLetter && !TOO_COMMON.contains(lower)) {
                telling.putIfAbsent(root(lower), word);
            }
            start = nextStart(search, end);
        }
        return Terms.of(telling.isEmpty() ? all : telling);
    }

    /// @param word in lower case
    public static boolean isTooCommon(String word) {
        return TOO_COMMON.contains(word);
    }

    static boolean isNegation(String word) {
        return NEGATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// What words of one meaning have in common for a search: `no` for a negation, otherwise the stem.
    ///
    /// @param word in lower case
    static String root(String word) {
        return isNegation(word) ? "no" : stem(word);
    }

    /// What all words with this root begin with.
    static String beginning(String root) {
        boolean isShortened = root.endsWith("i") || isNegation(root);
        return isShortened ? root.substring(0, root.length() - 1) : root;
    }

    /// A word in lower case without the ending of an English plural or verb: inspect, inspects, inspected and
    /// inspecting are one term.
    static String stem(String word) {
        if (!ENGLISH.matcher(word).matches()) {
            return word;
        }
        var stem = withoutVerbEnding(
                word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word);
        var shorter = stem.substring(0, stem.length() - 1);
        if (stem.length() > 3 && stem.endsWith("y")) {
            return shorter + "i";
        }
        return stem.length() > 3 && stem.endsWith("e") ? shorter : stem;
    }

    private static String withoutVerbEnding(String word) {
        for (var ending : List.of("ing", "ed")) {
            int length = word.length() - ending.length();
            if (length > 2
                    && word.endsWith(ending)
                    && VOWEL.matcher(word).region(0, length).find()) {
                char last = word.charAt(length - 1);
                boolean isDouble = last == word.charAt(length - 2) && "lsz".indexOf(last) < 0;
                return word.substring(0, isDouble ? length - 1 : length);
            }
        }
        return word;
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
