package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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

    List<Printed> of(List<TextPiece> lines) {
        if (lines.isEmpty()) {
            return List.of(
                    Printed.remark("search: none of these words is in the text: " + String.join(", ", words) + "\n"));
        }
        var there = termsOf(lines.getFirst());
        var lacking = new ArrayList<String>();
        var nowhere = new ArrayList<String>();
        for (int term : telling().toArray()) {
            if (ranking.containing(term) == 0) {
                nowhere.add(words.get(term));
            } else if (!there.get(term)) {
                lacking.add(words.get(term));
            }
        }
        var notes = new ArrayList<String>();
        boolean isSomeOfMany = false;
        if (!lacking.isEmpty()) {
            notes.add("first line lacks: " + String.join(", ", lacking));
        }
        if (!nowhere.isEmpty()) {
            notes.add("not in the text: " + String.join(", ", nowhere));
        }
        if (lacking.isEmpty()) {
            int having = havingAll(lines, nowhere);
            isSomeOfMany = having > lines.size();
            if (isSomeOfMany) {
                notes.add("more lines have " + (nowhere.isEmpty() ? "all these" : "the other") + " words");
            } else if (having == 1 && nowhere.isEmpty() && telling().count() > 1) {
                notes.add("only the first line has all these words");
            }
        }
        var note = notes.isEmpty() ? "" : "(" + String.join("; ", notes) + ")\n";
        return Printed.withoutEmpty(
                Printed.found(LineList.of(heads, lines)),
                new Printed(note, isSomeOfMany ? Printed.Kind.SOME_OF_MANY : Printed.Kind.REMARK));
    }

    /// Whether it is no part of a record of several lines.
    private boolean isWhole(TextPiece line) {
        return heads.withBlock(line.range()).equals(line.range()) && !Heads.isPair(heads.text(), line.range());
    }

    /// How many lines there are with all the words that stand somewhere; 0 when the lines are parts of records, and
    /// more than one of those shown has them.
    private int havingAll(List<TextPiece> lines, List<String> nowhere) {
        var wanted = new BitSet(words.size());
        telling().filter(term -> !nowhere.contains(words.get(term))).forEach(wanted::set);
        if (isWhole(lines.getFirst())) {
            return ranking.linesWith(wanted);
        }
        long records = lines.stream()
                .filter(line -> {
                    var lacking = (BitSet) wanted.clone();
                    lacking.andNot(termsOf(line));
                    return lacking.isEmpty();
                })
                .count();
        return records == 1 ? 1 : 0;
    }

    /// The words of which is said whether they are there: of a negation it would mislead.
    private IntStream telling() {
        return IntStream.range(0, words.size()).filter(term -> !Words.isNegation(words.get(term)));
    }

    /// The asked words in a line or in what it stands under.
    private BitSet termsOf(TextPiece line) {
        var terms = ranking.termsIn(heads.withBlock(line.range()));
        heads.of(line.start()).ifPresent(header -> terms.or(ranking.termsIn(header)));
        return terms;
    }
}
