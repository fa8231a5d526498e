package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What a search prints: the lines, then which of the asked words the first line has not, and which stand nowhere.
final class SearchReport {

    private final Heads heads;
    private final Ranking ranking;
    private final List<String> words;

    SearchReport(Heads heads, Ranking ranking, Words.Terms terms) {
        this.heads = heads;
        this.ranking = ranking;
        this.words = terms.words();
    }

    String of(List<TextPiece> lines) {
        if (lines.isEmpty()) {
            return "search: none of these words is in the text: " + String.join(", ", words) + "\n";
        }
        var there = termsOf(lines.getFirst());
        var lacking = new ArrayList<String>();
        var nowhere = new ArrayList<String>();
        for (int term = 0; term < words.size(); term++) {
            if (ranking.containing(term) == 0) {
                nowhere.add(words.get(term));
            } else if (!there.get(term)) {
                lacking.add(words.get(term));
            }
        }
        var notes = new ArrayList<String>();
        if (!lacking.isEmpty()) {
            notes.add("first line lacks: " + String.join(", ", lacking));
        }
        if (!nowhere.isEmpty()) {
            notes.add("not in the text: " + String.join(", ", nowhere));
        }
        if (notes.isEmpty() && words.size() > 1 && hasAll(lines) == 1) {
            notes.add("only the first line has all these words");
        }
        var listed = LineList.of(heads, lines);
        return notes.isEmpty() ? listed : listed + "(" + String.join("; ", notes) + ")\n";
    }

    private long hasAll(List<TextPiece> lines) {
        return lines.stream()
                .filter(line -> termsOf(line).cardinality() == words.size())
                .count();
    }

    /// The asked words in a line or in what it stands under.
    private BitSet termsOf(TextPiece line) {
        var terms = ranking.termsIn(heads.withBlock(line.range()));
        heads.of(line.start()).ifPresent(header -> terms.or(ranking.termsIn(header)));
        return terms;
    }
}
