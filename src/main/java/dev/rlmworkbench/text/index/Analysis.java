package dev.rlmworkbench.text.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// From text to the terms of an index: words, made one for all their forms, without accents. Thread-safe.
public final class Analysis extends Analyzer {

    private final Language language;

    public Analysis(Language language) {
        this.language = language;
    }

    /// @param term  what stands for the word in an index
    /// @param start where the word begins in the text, in UTF-16 units
    public record Word(String term, int start, int end) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new WordTokenizer();
        return new TokenStreamComponents(words, new FoldingFilter(language.stems(words)));
    }

    /// The words of a text, in its order.
    public List<Word> words(String text) {
        try (var words = tokenStream("", text)) {
            var term = words.getAttribute(CharTermAttribute.class);
            var offset = words.getAttribute(OffsetAttribute.class);
            var all = new ArrayList<Word>();
            words.reset();
            while (words.incrementToken()) {
                all.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            words.end();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
