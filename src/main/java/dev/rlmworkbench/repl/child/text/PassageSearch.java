package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Finds the places of a text that match some words best: BM25 (k1 = 1.2, b = 0.75) over passages, then the best line
// of
/// each. There is no index: one pass over the text counts the words that are asked for, so that a context of 100 MB
/// costs no memory beyond the passages' borders.
public final class PassageSearch {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /// Lines of one passage that score this share of its best are shown too.
    private static final double ALSO_SHOWN = 0.8;

    private final String text;
    private int[] borders = new int[0];

    public PassageSearch(String text) {
        this.text = text;
    }

    /// @param most at most so many passages
    /// @return best passage first, its lines in text order; empty when no word occurs
    public List<Piece> search(String words, int most) {
        var terms = List.copyOf(Words.of(words));
        if (terms.isEmpty() || text.isEmpty() || most < 1) {
            return List.of();
        }
        if (borders.length == 0) {
            borders = Passages.borders(text);
        }
        var counts = counts(terms);
        var weights = weights(terms, counts);
        var found = new ArrayList<Piece>();
        for (int passage : best(counts, weights, most)) {
            var lines = new BestLines(text, terms, weights, ALSO_SHOWN).of(borders[passage], borders[passage + 1]);
            lines.stream()
                    .filter(line -> found.stream().noneMatch(f -> overlap(f, line)))
                    .forEach(found::add);
        }
        return found;
    }

    /// The pieces as they are printed: position and text, a line each.
    public static String shown(String words, List<Piece> hits) {
        if (hits.isEmpty()) {
            return "Nothing in the text matches: " + words;
        }
        var lines = new StringBuilder();
        for (var hit : hits) {
            lines.append('[')
                    .append(hit.start())
                    .append("] ")
                    .append(hit.text().replaceAll("\\s+", " ").strip())
                    .append('\n');
        }
        return lines.substring(0, lines.length() - 1);
    }

    /// How often each term occurs in the passages that hold any of them.
    private Map<Integer, int[]> counts(List<String> terms) {
        var finder = new TermFinder(terms);
        var counts = new HashMap<Integer, int[]>();
        var passage = new int[1];
        Words.visit(text, 0, text.length(), (start, end) -> {
            int term = finder.find(text, start, end);
            if (term >= 0) {
                while (borders[passage[0] + 1] <= start) {
                    passage[0]++;
                }
                counts.computeIfAbsent(passage[0], _ -> new int[terms.size()])[term]++;
            }
        });
        return counts;
    }

    private double[] weights(List<String> terms, Map<Integer, int[]> counts) {
        int passages = borders.length - 1;
        return IntStream.range(0, terms.size())
                .mapToDouble(term -> {
                    long holding =
                            counts.values().stream().filter(c -> c[term] > 0).count();
                    return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
                })
                .toArray();
    }

    private List<Integer> best(Map<Integer, int[]> counts, double[] weights, int most) {
        record Scored(int passage, double score) {}
        double meanLength = (double) text.length() / (borders.length - 1);
        var order = Comparator.comparingDouble(Scored::score).thenComparing(Scored::passage, Comparator.reverseOrder());
        var queue = new PriorityQueue<Scored>(order);
        counts.forEach((passage, c) -> {
            double norm = K1 * (1 - B + B * (borders[passage + 1] - borders[passage]) / meanLength);
            double score = 0;
            for (int term = 0; term < weights.length; term++) {
                score += weights[term] * c[term] * (K1 + 1) / (c[term] + norm);
            }
            queue.add(new Scored(passage, score));
            if (queue.size() > most) {
                queue.poll();
            }
        });
        return queue.stream().sorted(order.reversed()).map(Scored::passage).toList();
    }

    private static boolean overlap(Piece a, Piece b) {
        return a.start() < b.end() && b.start() < a.end();
    }
}
