package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The passages of a text in the order in which they match some words: BM25 (Robertson and Zaragoza 2009).
final class Ranking {

    private static final double SATURATION = 1.2; // k1
    private static final double LENGTH_WEIGHT = 0.75; // b
    /// A line is shown with the best one of its passage when it scores at least this part of it.
    private static final double CLOSE_TO_BEST = 0.8;
    /// What a word of the question weighs that is not searched for: of lines that match alike it decides.
    private static final double WEIGHT_IN_QUESTION = 0.2;
    /// Of one passage, such as a stretch of a log whose lines are all alike.
    private static final int MAX_OF_PASSAGE = 3;

    private final Heads heads;
    private final String text;
    private final Passages passages;
    private final TermMatcher matcher;
    private final List<Match> matches;
    private final double[] weights;
    private final int asked;

    private record Match(int passage, int[] counts) {}

    private record Scored(int passage, double score) {}

    /// @param roots of the words of a search, and after them those that are only in the question
    /// @param asked how many words the search has
    Ranking(Heads heads, Passages passages, List<String> roots, int asked) {
        this.heads = heads;
        this.text = heads.text();
        this.passages = passages;
        this.asked = asked;
        this.matcher = new TermMatcher(roots);
        this.matches = matches();
        this.weights = new double[roots.size()];
        for (int term = 0; term < weights.length; term++) {
            int containing = containing(term);
            double weight = Math.log(1 + (passages.count() - containing + 0.5) / (containing + 0.5));
            weights[term] = term < asked ? weight : weight * WEIGHT_IN_QUESTION;
        }
    }

    /// Best first, at most `k`.
    List<Integer> best(int k) {
        double averageLength = (double) text.length() / passages.count();
        var scored = new ArrayList<Scored>(matches.size());
        for (var match : matches) {
            int length = passages.end(match.passage) - passages.start(match.passage);
            double norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / averageLength);
            double score = 0;
            for (int term = 0; term < weights.length; term++) {
                int count = match.counts[term];
                score += weights[term] * count * (SATURATION + 1) / (count + norm);
            }
            scored.add(new Scored(match.passage, score));
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::passage));
        return scored.stream().limit(k).map(Scored::passage).toList();
    }

    /// The lines and sentences of a passage with the most telling words, best first.
    List<DensestWindow.Found> bestLines(int passage) {
        var densest = new DensestWindow(heads, matcher, weights, asked);
        var found = new ArrayList<DensestWindow.Found>();
        for (var unit : Sentences.in(text, passages.start(passage), passages.end(passage))) {
            // A line that names columns is shown with their rows, and is no find itself.
            if (!TableLines.isHeader(text, unit.start(), unit.end())) {
                densest.in(unit).ifPresent(found::add);
            }
        }
        double least = CLOSE_TO_BEST
                * found.stream().mapToDouble(DensestWindow.Found::score).max().orElse(0);
        return found.stream()
                .filter(line -> line.score() >= least)
                .sorted(Comparator.comparingDouble(DensestWindow.Found::score).reversed())
                .limit(MAX_OF_PASSAGE)
                .toList();
    }

    /// Which of the searched words stand in this stretch.
    BitSet termsIn(TextRange range) {
        var terms = new BitSet(weights.length);
        for (int start = Words.nextStart(text, range.start()); start < range.end(); ) {
            int end = Math.min(range.end(), Words.end(text, start));
            int term = matcher.termOf(text, start, end);
            if (term >= 0 && term < asked) {
                terms.set(term);
            }
            start = Words.nextStart(text, end);
        }
        return terms;
    }

    /// In how many lines all these terms stand, words of the line's head counted with it; the other lines of a record
    /// of names and values are no head.
    int linesWith(BitSet terms) {
        // A line may reach into the next passage and be found there again.
        var starts = new HashSet<Integer>();
        for (var match : matches) {
            int start = passages.start(match.passage);
            int end = passages.end(match.passage);
            var there = new BitSet(asked);
            IntStream.range(0, asked).filter(term -> match.counts[term] > 0).forEach(there::set);
            if (holdAll(terms, there, start) || holdAll(terms, there, end - 1)) {
                Sentences.in(text, start, end).stream()
                        .filter(unit -> !TableLines.isHeader(text, unit.start(), unit.end()))
                        .filter(unit -> holdAll(terms, termsIn(unit), unit.start()))
                        .forEach(unit -> starts.add(unit.start()));
            }
        }
        return starts.size();
    }

    /// Whether these words, with those in what the position stands under, are all that are wanted.
    private boolean holdAll(BitSet wanted, BitSet there, int position) {
        var lacking = (BitSet) wanted.clone();
        lacking.andNot(there);
        int line = text.lastIndexOf('\n', position - 1) + 1;
        if (!lacking.isEmpty() && !Heads.isPair(text, new TextRange(line, TableLines.endOfLine(text, line)))) {
            heads.of(position).map(this::termsIn).ifPresent(lacking::andNot);
        }
        return lacking.isEmpty();
    }

    /// In how many passages a word stands.
    int containing(int term) {
        return (int) matches.stream().filter(match -> match.counts[term] > 0).count();
    }

    private List<Match> matches() {
        var found = new ArrayList<Match>();
        for (int passage = 0; passage < passages.count(); passage++) {
            var counts = counts(passages.start(passage), passages.end(passage));
            if (counts != null) {
                found.add(new Match(passage, counts));
            }
        }
        return found;
    }

    /// How often each term stands in this stretch, null when no searched one does.
    private int @Nullable [] counts(int from, int to) {
        int[] counts = null;
        boolean isAsked = false;
        for (int start = Words.nextStart(text, from); start < to; ) {
            int end = Math.min(to, Words.end(text, start));
            int term = matcher.termOf(text, start, end);
            if (term >= 0) {
                counts = counts == null ? new int[matcher.count()] : counts;
                counts[term]++;
                isAsked |= term < asked;
            }
            start = Words.nextStart(text, end);
        }
        return isAsked ? counts : null;
    }
}
