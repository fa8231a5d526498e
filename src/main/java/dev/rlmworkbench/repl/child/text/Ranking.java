package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The passages of a text in the order in which they match some words: BM25 (Robertson and Zaragoza 2009).
final class Ranking {

    private static final double SATURATION = 1.2; // k1
    private static final double LENGTH_WEIGHT = 0.75; // b

    private final String text;
    private final Passages passages;
    private final TermMatcher matcher;
    private final List<Match> matches;
    private final double[] weights;

    private record Match(int passage, int[] counts) {}

    private record Scored(int passage, double score) {}

    Ranking(String text, Passages passages, List<String> stems) {
        this.text = text;
        this.passages = passages;
        this.matcher = new TermMatcher(stems);
        this.matches = matches();
        this.weights = new double[stems.size()];
        for (int term = 0; term < weights.length; term++) {
            int containing = containing(term);
            weights[term] = Math.log(1 + (passages.count() - containing + 0.5) / (containing + 0.5));
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

    /// The lines and sentences of a passage that hold any of the words, in the text's order.
    List<DensestWindow.Found> lines(int passage) {
        var densest = new DensestWindow(text, matcher, weights);
        var found = new ArrayList<DensestWindow.Found>();
        for (var unit : Sentences.in(text, passages.start(passage), passages.end(passage))) {
            densest.in(unit).ifPresent(found::add);
        }
        return found;
    }

    /// The words that stand nowhere in the text.
    List<String> missing(Words.Terms terms) {
        return IntStream.range(0, weights.length)
                .filter(term -> containing(term) == 0)
                .mapToObj(terms.words()::get)
                .toList();
    }

    private int containing(int term) {
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

    /// How often each term stands in this stretch, null when none does.
    private int @Nullable [] counts(int from, int to) {
        int[] counts = null;
        for (int start = Words.nextStart(text, from); start < to; ) {
            int end = Math.min(to, Words.end(text, start));
            int term = matcher.termOf(text, start, end);
            if (term >= 0) {
                counts = counts == null ? new int[matcher.count()] : counts;
                counts[term]++;
            }
            start = Words.nextStart(text, end);
        }
        return counts;
    }
}
