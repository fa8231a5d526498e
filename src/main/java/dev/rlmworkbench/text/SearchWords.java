package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The different words of a search, without those that are too common in the text's language unless there is nothing
/// else; at most 64.
final class SearchWords {

    private static final int MAX_TERMS = 64;

    private final String search;
    private final List<Analysis.Word> words;

    SearchWords(String search, Language language) {
        this.search = search;
        var all = new LinkedHashMap<String, Analysis.Word>();
        var telling = new LinkedHashMap<String, Analysis.Word>();
        for (var word : new Analysis(language, true).words(search)) {
            all.putIfAbsent(word.term(), word);
            if (!language.isStopWord(written(word).toLowerCase(Locale.ROOT))) {
                telling.putIfAbsent(word.term(), word);
            }
        }
        words = (telling.isEmpty() ? all : telling)
                .values().stream().limit(MAX_TERMS).toList();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// What is looked for in the index.
    List<String> terms() {
        return words.stream().map(Analysis.Word::term).toList();
    }

    /// Some of the words as they were written; neighbours in a script without spaces, which overlap, as one.
    ///
    /// @param chosen numbers of terms
    List<String> written(BitSet chosen) {
        var parts = new ArrayList<TextRange>();
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            var word = words.get(i);
            boolean isOn = !parts.isEmpty() && word.start() < parts.getLast().end();
            int start = isOn ? parts.removeLast().start() : word.start();
            parts.add(new TextRange(start, word.end()));
        }
        return parts.stream().map(part -> part.of(search)).toList();
    }

    private String written(Analysis.Word word) {
        return search.substring(word.start(), word.end());
    }
}
