package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ranks the passages of one text by BM25. There is no index of words: a search reads the text once, which takes
/// milliseconds for 600 KB and about a second for 100 MB, and needs no memory to speak of. Thread-safe.
public final class PassageSearch {

    private static final double SATURATION = 1.2; // k1
    private static final double LENGTH_WEIGHT = 0.75; // b
    /// A line is shown with the best one of its passage when it scores at least this part of it.
    private static final double CLOSE_TO_BEST = 0.8;

    private final String text;
    private volatile @Nullable Passages passages;

    /// Cheap: nothing is read before the first search.
    public PassageSearch(String text) {
        this.text = text;
    }

    /// @param lines   what was found, best passage first
    /// @param display what to print: one line for each hit, `[position] text`, or a sentence that nothing was found
    public record Hits(List<TextPiece> lines, String display) {}

    private record Match(int passage, int[] counts) {}

    private record Scored(int passage, double score) {}

    /// @param words any text; very common words do not count
    /// @param k     most passages to give, at least 1
    /// @throws IllegalArgumentException with a sentence for the model
    public Hits search(String words, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("search: k must be at least 1, not " + k);
        }
        var terms = Words.termsOf(words);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("search needs at least one word, such as search(\"secret code\", 5)");
        }
        var matcher = new TermMatcher(terms);
        var cut = passages();
        var matches = matches(cut, matcher, terms.size());
        var weights = weights(matches, cut.count(), terms.size());
        var lines = new ArrayList<TextPiece>();
        for (var hit : best(cut, matches, weights, k)) {
            for (var line : bestLines(cut, hit.passage, matcher, weights)) {
                if (lines.stream().noneMatch(known -> overlap(known, line))) {
                    lines.add(line);
                }
            }
        }
        return new Hits(List.copyOf(lines), display(lines, terms));
    }

    /// The whole passages in the place of their best lines, for who reads them all.
    ///
    /// @param words any text; very common words do not count
    /// @param k     most passages to give, at least 1
    /// @return best first; empty when no passage has one of the words, or there is no word
    public List<TextPiece> passages(String words, int k) {
        var terms = Words.termsOf(words);
        if (terms.isEmpty()) {
            return List.of();
        }
        var cut = passages();
        var matches = matches(cut, new TermMatcher(terms), terms.size());
        return best(cut, matches, weights(matches, cut.count(), terms.size()), k).stream()
                .map(hit -> TextPiece.of(text, cut.start(hit.passage), cut.end(hit.passage)))
                .toList();
    }

    private Passages passages() {
        var known = passages;
        if (known == null) {
            known = new Passages(text);
            passages = known;
        }
        return known;
    }

    private List<Match> matches(Passages cut, TermMatcher matcher, int termCount) {
        var matches = new ArrayList<Match>();
        for (int passage = 0; passage < cut.count(); passage++) {
            var counts = counts(cut.start(passage), cut.end(passage), matcher, termCount);
            if (counts != null) {
                matches.add(new Match(passage, counts));
            }
        }
        return matches;
    }

    /// How often each term stands in this stretch, null when none does.
    private int @Nullable [] counts(int from, int to, TermMatcher matcher, int termCount) {
        int[] counts = null;
        for (int start = Words.nextStart(text, from); start < to; ) {
            int end = Math.min(to, Words.end(text, start));
            int term = matcher.termOf(text, start, end);
            if (term >= 0) {
                counts = counts == null ? new int[termCount] : counts;
                counts[term]++;
            }
            start = Words.nextStart(text, end);
        }
        return counts;
    }

    /// The inverse document frequency of each term.
    private static double[] weights(List<Match> matches, int passageCount, int termCount) {
        var weights = new double[termCount];
        for (int term = 0; term < termCount; term++) {
            int containing = 0;
            for (var match : matches) {
                containing += match.counts[term] > 0 ? 1 : 0;
            }
            weights[term] = Math.log(1 + (passageCount - containing + 0.5) / (containing + 0.5));
        }
        return weights;
    }

    private List<Scored> best(Passages cut, List<Match> matches, double[] weights, int k) {
        double averageLength = (double) text.length() / cut.count();
        var scored = new ArrayList<Scored>(matches.size());
        for (var match : matches) {
            int length = cut.end(match.passage) - cut.start(match.passage);
            double norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / averageLength);
            double score = 0;
            for (int term = 0; term < weights.length; term++) {
                int count = match.counts[term];
                score += weights[term] * count * (SATURATION + 1) / (count + norm);
            }
            scored.add(new Scored(match.passage, score));
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::passage));
        return scored.subList(0, Math.min(k, scored.size()));
    }

    /// The line or sentence of the passage with the most telling words, and those that come close.
    private List<TextPiece> bestLines(Passages cut, int passage, TermMatcher matcher, double[] weights) {
        var densest = new DensestWindow(text, matcher, weights);
        var found = new ArrayList<DensestWindow.Found>();
        for (var unit : Sentences.in(text, cut.start(passage), cut.end(passage))) {
            densest.in(unit).ifPresent(found::add);
        }
        double best =
                found.stream().mapToDouble(DensestWindow.Found::score).max().orElse(0);
        return found.stream()
                .filter(f -> f.score() >= best * CLOSE_TO_BEST)
                .map(f -> TextPiece.of(text, f.shown().start(), f.shown().end()))
                .toList();
    }

    /// A line may reach into the next passage and be found there again.
    private static boolean overlap(TextPiece a, TextPiece b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private static String display(List<TextPiece> lines, List<String> terms) {
        if (lines.isEmpty()) {
            return "search: no passage contains any of these words: " + String.join(", ", terms) + "\n";
        }
        var display = new StringBuilder();
        for (var line : lines) {
            display.append('[')
                    .append(line.start())
                    .append("] ")
                    .append(line.text())
                    .append('\n');
        }
        return display.toString();
    }
}
