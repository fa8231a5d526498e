package dev.rlmworkbench.text.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Tells the language of a text: the one whose stop words are the most of its words, if they are at least 15 in 100. A
/// text in which no language has so many (a table, a log) counts as English when at least 98 of 100 letters are those
/// from A to Z, because names of fields and codes mostly are English. Three samples are looked at, from the start, the
/// middle and the end.
final class LanguageGuess {

    private static final int SAMPLE = 8_000;
    private static final double MIN_STOP_WORDS = 0.15;
    private static final double MIN_ASCII = 0.98;

    private LanguageGuess() {}

    static Language of(String text) {
        var sample = sample(text);
        var words = new Analysis(Language.OTHER, false)
                .words(sample).stream()
                        .map(word -> sample.substring(word.start(), word.end()).toLowerCase(Locale.ROOT))
                        .toList();
        var best = Arrays.stream(Language.values())
                .max(Comparator.comparingLong(language -> stopWords(words, language)))
                .orElseThrow();
        long stopWords = stopWords(words, best);
        if (stopWords > 0 && stopWords >= MIN_STOP_WORDS * words.size()) {
            return best;
        }
        long letters = sample.chars().filter(Character::isLetter).count();
        long ascii =
                sample.chars().filter(c -> c < 128 && Character.isLetter(c)).count();
        return ascii >= MIN_ASCII * letters ? Language.ENGLISH : Language.OTHER;
    }

    private static long stopWords(List<String> words, Language language) {
        return words.stream().filter(language::isStopWord).count();
    }

    private static String sample(String text) {
        if (text.length() <= 3 * SAMPLE) {
            return text;
        }
        var parts = new ArrayList<String>();
        for (int start : new int[] {0, (text.length() - SAMPLE) / 2, text.length() - SAMPLE}) {
            parts.add(text.substring(start, start + SAMPLE));
        }
        return String.join("\n", parts);
    }
}
