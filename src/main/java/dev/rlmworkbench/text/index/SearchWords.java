package dev.rlmworkbench.text.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The different words of a search, without those that are too common in the text's language unless there is nothing
/// else; at most 64.
public final class SearchWords {

    private static final int MAX_TERMS = 64;

    private final String search;
    private final List<Analysis.Word> words;
    private final List<String> common;

    private record Part(int start, int end) {}

    public SearchWords(String search, Language language) {
        this.search = search;
        var all = new LinkedHashMap<String, Analysis.Word>();
        var telling = new LinkedHashMap<String, Analysis.Word>();
        var found = new Analysis(language).words(search);
        for (int i = 0; i < found.size(); i++) {
            var word = found.get(i);
            boolean isPartOfPair = i + 1 < found.size() && found.get(i + 1).start() == word.start()
                    || i > 0 && found.get(i - 1).end() == word.end();
            if (isPartOfPair) {
                continue; // in a script without spaces
            }
            all.putIfAbsent(word.term(), word);
            if (!language.isStopWord(written(word).toLowerCase(Locale.ROOT))) {
                telling.putIfAbsent(word.term(), word);
            }
        }
        words = (telling.isEmpty() ? all : telling)
                .values().stream().limit(MAX_TERMS).toList();
        common = all.keySet().stream()
                .filter(term -> !telling.isEmpty() && !telling.containsKey(term))
                .limit(MAX_TERMS)
                .toList();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /// What is looked for in the index.
    public List<String> terms() {
        return words.stream().map(Analysis.Word::term).toList();
    }

    /// What was left out as too common. Among lines that match alike it still tells which is meant: "not" turns a
    /// sentence round.
    public List<String> commonTerms() {
        return common;
    }

    /// Some of the words as they were written; neighbours in a script without spaces, which overlap, as one.
    ///
    /// @param chosen numbers of terms
    public List<String> written(BitSet chosen) {
        var parts = new ArrayList<Part>();
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            var word = words.get(i);
            boolean isOn = !parts.isEmpty() && word.start() < parts.getLast().end();
            int start = isOn ? parts.removeLast().start() : word.start();
            parts.add(new Part(start, word.end()));
        }
        return parts.stream()
                .map(part -> search.substring(part.start(), part.end()))
                .toList();
    }

    private String written(Analysis.Word word) {
        return search.substring(word.start(), word.end());
    }
}
