package dev.rlmworkbench.text.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;

/// Which forms of a word are one word, and which words are too common to look for: Lucene's rules for a language, and
/// the lists of Snowball, which it has as well.
public enum Language {
    ENGLISH(PorterStemFilter::new),
    GERMAN(words -> new SnowballFilter(new GermanNormalizationFilter(words), "German")),
    FRENCH(FrenchLightStemFilter::new),
    SPANISH(SpanishLightStemFilter::new),
    ITALIAN(ItalianLightStemFilter::new),
    PORTUGUESE(PortugueseLightStemFilter::new),
    DUTCH(words -> new SnowballFilter(words, "Dutch")),
    DANISH(words -> new SnowballFilter(words, "Danish")),
    NORWEGIAN(NorwegianLightStemFilter::new),
    SWEDISH(SwedishLightStemFilter::new),
    FINNISH(FinnishLightStemFilter::new),
    RUSSIAN(RussianLightStemFilter::new),
    /// Any other: words count as they are written.
    OTHER(words -> words);

    private static final int SAMPLE = 8_000;
    private static final double MIN_STOP_WORDS = 0.15;
    private static final double MIN_ASCII = 0.98;

    private final UnaryOperator<TokenStream> stems;
    private final CharArraySet stopWords;

    Language(UnaryOperator<TokenStream> stems) {
        this.stems = stems;
        this.stopWords = name().equals("OTHER") ? CharArraySet.EMPTY_SET : stopWords(wireName());
    }

    private static CharArraySet stopWords(String name) {
        try (var list = SnowballFilter.class.getResourceAsStream(name + "_stop.txt")) {
            return WordlistLoader.getSnowballWordSet(Objects.requireNonNull(list));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The one that a text is written in: whose stop words are the most of its words, if they are at least 15 in
    /// 100. A text in which no language has so many (a table, a log) counts as English when at least 98 of 100
    /// letters are those from A to Z, because names of fields and codes mostly are English. Three samples are
    /// looked at, from the start, the middle and the end.
    public static Language of(String text) {
        var sample = sample(text);
        var words = new Analysis(OTHER)
                .words(sample).stream()
                        .map(word -> sample.substring(word.start(), word.end()).toLowerCase(Locale.ROOT))
                        .toList();
        var best = Arrays.stream(values())
                .max(Comparator.comparingLong(language -> language.countStopWords(words)))
                .orElseThrow();
        long stopWords = best.countStopWords(words);
        if (stopWords > 0 && stopWords >= MIN_STOP_WORDS * words.size()) {
            return best;
        }
        long letters = sample.chars().filter(Character::isLetter).count();
        long ascii =
                sample.chars().filter(c -> c < 128 && Character.isLetter(c)).count();
        return ascii >= MIN_ASCII * letters ? ENGLISH : OTHER;
    }

    private static String sample(String text) {
        int middle = (text.length() - SAMPLE) / 2;
        return text.length() <= 3 * SAMPLE
                ? text
                : String.join(
                        "\n",
                        text.substring(0, SAMPLE),
                        text.substring(middle, middle + SAMPLE),
                        text.substring(text.length() - SAMPLE));
    }

    private long countStopWords(List<String> words) {
        return words.stream().filter(this::isStopWord).count();
    }

    /// As in files: `english`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the comma stands before decimals.
    public boolean writesDecimalComma() {
        return this != ENGLISH && this != OTHER;
    }

    /// Whether a word is too common to look for.
    ///
    /// @param word in lower case
    public boolean isStopWord(String word) {
        return stopWords.contains(word);
    }

    /// Makes one form of all forms of a word.
    TokenStream stems(TokenStream words) {
        return stems.apply(words);
    }
}
