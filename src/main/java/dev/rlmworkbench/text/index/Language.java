package dev.rlmworkbench.text.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;

/// Which forms of a word are one word, and which words are too common to look for: Lucene's rules for a language.
public enum Language {
    ENGLISH("English", Language::englishStopWords, PorterStemFilter::new),
    GERMAN(
            "German",
            GermanAnalyzer::getDefaultStopSet,
            in -> new SnowballFilter(new GermanNormalizationFilter(in), new GermanStemmer())),
    FRENCH("French", FrenchAnalyzer::getDefaultStopSet, FrenchLightStemFilter::new),
    SPANISH("Spanish", SpanishAnalyzer::getDefaultStopSet, SpanishLightStemFilter::new),
    ITALIAN("Italian", ItalianAnalyzer::getDefaultStopSet, ItalianLightStemFilter::new),
    PORTUGUESE("Portuguese", PortugueseAnalyzer::getDefaultStopSet, PortugueseLightStemFilter::new),
    DUTCH("Dutch", DutchAnalyzer::getDefaultStopSet, in -> new SnowballFilter(in, new DutchStemmer())),
    DANISH("Danish", DanishAnalyzer::getDefaultStopSet, in -> new SnowballFilter(in, new DanishStemmer())),
    NORWEGIAN("Norwegian", NorwegianAnalyzer::getDefaultStopSet, NorwegianLightStemFilter::new),
    SWEDISH("Swedish", SwedishAnalyzer::getDefaultStopSet, SwedishLightStemFilter::new),
    FINNISH("Finnish", FinnishAnalyzer::getDefaultStopSet, FinnishLightStemFilter::new),
    RUSSIAN("Russian", RussianAnalyzer::getDefaultStopSet, RussianLightStemFilter::new),
    /// Any other: words count as they are written.
    OTHER("no language with rules of its own", () -> CharArraySet.EMPTY_SET, in -> in);

    private final String displayName;
    private final Supplier<CharArraySet> stopWords;
    private final UnaryOperator<TokenStream> stems;

    Language(String displayName, Supplier<CharArraySet> stopWords, UnaryOperator<TokenStream> stems) {
        this.displayName = displayName;
        this.stopWords = stopWords;
        this.stems = stems;
    }

    /// The one that a text is written in, see [LanguageGuess]. Reads a few thousand words of it.
    public static Language of(String text) {
        return LanguageGuess.of(text);
    }

    /// In English, for a sentence.
    public String displayName() {
        return displayName;
    }

    /// Whether a word is too common to look for.
    ///
    /// Whether the comma stands before decimals.
    public boolean writesDecimalComma() {
        return this != ENGLISH && this != OTHER;
    }

    /// @param word in lower case
    public boolean isStopWord(String word) {
        return stopWords.get().contains(word);
    }

    /// Makes one form of all forms of a word.
    TokenStream stems(TokenStream words) {
        return stems.apply(words);
    }

    private static CharArraySet englishStopWords() {
        return EnglishStopWords.ALL;
    }

    /// Lucene's list for searches in running text; its analyzer for English takes a much shorter one, without "what".
    private static final class EnglishStopWords {
        private static final CharArraySet ALL = load();

        private static CharArraySet load() {
            try (var list = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
                return WordlistLoader.getSnowballWordSet(Objects.requireNonNull(list));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
