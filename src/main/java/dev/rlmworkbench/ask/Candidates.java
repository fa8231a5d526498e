package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.text.ContextIndex;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lines of a text that hold words of the answer or the question, from which the best are chosen. A word counts more
/// the fewer of these lines it stands in.
final class Candidates {

    /// A flood of common words must not take memory without end.
    private static final int MAX_COUNT = 20_000;
    private static final int MAX_WITH_ANSWER = 40_000;

    private static final double TELLING_SHARE = 0.5;

    private final String text;
    private final ContextIndex units;
    private final WordSearch search;
    private final TreeMap<Integer, Line> lines = new TreeMap<>();

    private static final class Line {
        private final CharRange range;
        private final BitSet words = new BitSet();

        Line(CharRange range) {
            this.range = range;
        }
    }

    Candidates(String text, WordSearch search) {
        this.text = text;
        this.units = new ContextIndex(text);
        this.search = search;
    }

    /// Takes the lines of these ranges that hold a word and that are accepted.
    void add(Collection<CharRange> ranges, DocumentSet documents, Predicate<CharRange> accepted) {
        for (var range : ranges) {
            for (var part : documents.withoutHeadings(range)) {
                var document = documents.bodyAt(part.start());
                search.find(text, part, (at, word) -> {
                    int most = word < search.answerWords() ? MAX_WITH_ANSWER : MAX_COUNT;
                    var line = lineAt(at, document, most, accepted);
                    if (line != null) {
                        line.words.set(word);
                    }
                });
            }
        }
    }

    private @Nullable Line lineAt(int at, CharRange document, int most, Predicate<CharRange> accepted) {
        var before = lines.floorEntry(at);
        if (before != null && at < before.getValue().range.end()) {
            return before.getValue();
        }
        var range = lineAround(at, document);
        var known = lines.get(range.start());
        if (known != null) {
            return known;
        }
        if (lines.size() >= most || !accepted.test(range)) {
            return null;
        }
        var line = new Line(range);
        lines.put(range.start(), line);
        return line;
    }

    /// The line or sentence that a person would quote, without what belongs to another document.
    private CharRange lineAround(int at, CharRange document) {
        var unit = units.unitAt(at);
        int start = Math.max(unit.start(), document.start());
        return new CharRange(start, Math.max(start + 1, Math.min(unit.end(), document.end())));
    }

    /// The lines that say something, best first: those with most of the answer's words, then with most of the
    /// question's. Where no line holds half of either, the three best of all.
    List<CharRange> best() {
        var weights = weights();
        double answerWeight = sum(weights, 0, search.answerWords());
        double questionWeight = sum(weights, search.answerWords(), weights.length);
        record Rated(CharRange range, double answer, double question) {}
        var rated = lines.values().stream()
                .map(line -> new Rated(
                        line.range,
                        share(line.words, weights, 0, search.answerWords(), answerWeight),
                        share(line.words, weights, search.answerWords(), weights.length, questionWeight)))
                .sorted(Comparator.comparingLong((Rated r) -> -Math.round(4 * r.answer()))
                        .thenComparingDouble(r -> -r.question())
                        .thenComparingInt(r -> r.range().start()))
                .toList();
        var telling = rated.stream()
                .filter(r -> r.answer() >= TELLING_SHARE || r.question() >= TELLING_SHARE)
                .toList();
        return (telling.isEmpty() ? rated.stream().limit(3) : telling.stream())
                .map(Rated::range)
                .toList();
    }

    /// Only the lines that hold the answer, whatever the question's words.
    List<CharRange> withTheAnswer() {
        var weights = weights();
        double all = sum(weights, 0, search.answerWords());
        return best().stream()
                .filter(range ->
                        share(lines.get(range.start()).words, weights, 0, search.answerWords(), all) >= TELLING_SHARE)
                .toList();
    }

    private double[] weights() {
        var holding = new int[search.words()];
        lines.values().forEach(line -> line.words.stream().forEach(word -> holding[word]++));
        var weights = new double[holding.length];
        for (int i = 0; i < weights.length; i++) {
            double known = Math.log(1 + (lines.size() + 1.0) / (holding[i] + 1.0));
            weights[i] = holding[i] > 0 ? known : known * search.weightOfUnknown(i);
        }
        return weights;
    }

    private static double sum(double[] weights, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static double share(BitSet words, double[] weights, int from, int to, double all) {
        double sum = 0;
        for (int i = words.nextSetBit(from); i >= 0 && i < to; i = words.nextSetBit(i + 1)) {
            sum += weights[i];
        }
        return all == 0 ? 0 : sum / all;
    }
}
