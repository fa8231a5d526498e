package dev.rlmworkbench.repl.child.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Patterns for words as they are and in any of their English forms.
public final class WordForms {

    public static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern SIGNS = Pattern.compile("\\\\.|\\[[^]]*]");
    private static final Pattern WORD = Pattern.compile("[^\\W_]{2,}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NOTHING_BUT_WORDS = Pattern.compile("\\w+( \\w+)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final int MIN_LENGTH = 4;

    private WordForms() {}

    public static Pattern exactly(String words) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(words).replace(" ", "\\E\\s+\\Q") + "(?!\\w)", FLAGS);
    }

    static boolean areWords(String pattern) {
        return NOTHING_BUT_WORDS.matcher(pattern).matches();
    }

    /// Words one after the other, each in any form.
    static Pattern together(String words) {
        var forms = Arrays.stream(words.split(" ")).map(WordForms::anyForm).collect(Collectors.joining("\\s+"));
        return Pattern.compile("(?<!\\w)" + forms + "(?!\\w)", FLAGS);
    }

    /// A pattern for each name and each other telling word of some words.
    static List<Pattern> apart(String words) {
        var names = Names.inSearch(words);
        var rest = words;
        for (var name : names) {
            rest = exactly(name).matcher(rest).replaceAll(" ");
        }
        var others = Arrays.stream(rest.split(" "))
                .filter(word -> !word.isEmpty() && isTelling(word))
                .map(WordForms::term);
        return Stream.concat(names.stream().map(WordForms::together), others).toList();
    }

    private static boolean isTelling(String word) {
        return Words.isNegation(word) || !Words.isTooCommon(word.toLowerCase(Locale.ROOT));
    }

    /// The word in any form, a negation by any other.
    private static Pattern term(String word) {
        return Words.isNegation(word)
                ? Pattern.compile("(?<!\\w)(?:" + String.join("|", Words.NEGATIONS) + ")(?!\\w)", FLAGS)
                : together(word);
    }

    /// A regular expression for the word in any form; the word itself when it is short, in capitals or no word.
    public static String anyForm(String word) {
        boolean inCapitals = word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(word.toLowerCase(Locale.ROOT));
        if (word.length() < MIN_LENGTH || inCapitals || !LETTERS.matcher(word).matches()) {
            return Pattern.quote(word);
        }
        var stem = Words.stem(word.toLowerCase(Locale.ROOT));
        var beginning = stem.endsWith("i") ? stem.substring(0, stem.length() - 1) : stem;
        return Pattern.quote(beginning) + "[^\\W_]{0,3}";
    }

    /// The words of a regular expression, without its signs.
    public static List<String> wordsOf(String pattern) {
        return WORD.matcher(SIGNS.matcher(pattern).replaceAll(" "))
                .results()
                .map(match -> match.group())
                .toList();
    }

    /// For a pattern that found nothing: the names that it has, and its other telling words in any form; without words
    /// that are nowhere, and nothing at all when a name is nowhere.
    static Map<String, Pattern> patternsOf(String text, String pattern, List<String> names) {
        var terms = new LinkedHashMap<String, Pattern>();
        var rest = pattern;
        for (var name : names) {
            var form = exactly(name);
            if (form.matcher(rest).find()) {
                rest = form.matcher(rest).replaceAll(" ");
                terms.put(name, form);
            }
        }
        if (terms.values().stream().anyMatch(name -> !name.matcher(text).find())) {
            return Map.of();
        }
        wordsOf(rest).stream().filter(WordForms::isTelling).forEach(word -> terms.put(word, term(word)));
        terms.values().removeIf(term -> !term.matcher(text).find());
        return terms;
    }
}
