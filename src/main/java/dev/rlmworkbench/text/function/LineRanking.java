package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.WrappedLines;
import dev.rlmworkbench.text.index.Analysis;
import dev.rlmworkbench.text.index.SearchWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The lines and sentences of a text in the order in which they match some words: those of the 100 passages that are
/// best by BM25, by the sum of the weights of the different words in them and in what they stand under, and where this
/// is equal by that of the too common words in them.
final class LineRanking {

    static final int PASSAGES = 100;
    /// What is shown whole.
    private static final int LONG = 600;
    /// Of a longer line.
    private static final int WINDOW = 200;

    private static final String SENTENCE_ENDS = ".!?。！？";
    /// The first of these only before white space.
    private static final int ASCII_ENDS = 3;

    private static final String BEHIND_AN_END = " \t\r\"')\u201d\u2019";

    private final ContextIndex context;
    private final String text;
    private final List<String> terms;
    /// Of the terms, by what stands for them.
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[] weights;
    private final Map<String, Double> weightsOfCommon = new HashMap<>();
    /// By their numbers, best first.
    private final List<Integer> passages;
    private final Map<TextRange, BitSet> termsOfHeads = new HashMap<>();

    /// @param shown  the line; of one with more than 600 characters the 200 where the words stand closest together
    /// @param head   what it stands under: its record of several lines, or a line or lines above it
    /// @param score  above 0
    /// @param common weight of the too common words in the line, at least 0
    /// @param terms  numbers of the words that stand in what is shown or in the head
    record RankedLine(TextRange shown, Optional<TextRange> head, double score, double common, BitSet terms) {}

    private record Match(int start, int end, int term) {}

    LineRanking(ContextIndex context, SearchWords words) {
        this.context = context;
        this.text = context.text();
        this.terms = words.terms();
        for (int term = 0; term < terms.size(); term++) {
            numbers.put(terms.get(term), term);
        }
        this.weights = terms.stream().mapToDouble(context.index()::weight).toArray();
        words.commonTerms()
                .forEach(term -> weightsOfCommon.put(term, context.index().weight(term)));
        this.passages = context.index().best(terms, PASSAGES);
    }

    /// Best first, and in the text's order where they match alike.
    List<RankedLine> lines() {
        var found = new ArrayList<RankedLine>();
        var headers = new ArrayList<RankedLine>();
        var met = new HashSet<TextRange>();
        for (int passage : passages) {
            for (var unit : context.unitsIn(context.passage(passage))) {
                var matches = matches(unit);
                // A line that reaches into another passage is met twice.
                if (!matches.isEmpty() && met.add(unit)) {
                    (context.heads().isHeader(unit) ? headers : found).add(ranked(unit, matches));
                }
            }
        }
        // What names columns is shown with their rows; by itself only where nothing else is found.
        var lines = found.isEmpty() ? headers : found;
        lines.sort(Comparator.comparingDouble(RankedLine::score)
                .thenComparingDouble(RankedLine::common)
                .reversed()
                .thenComparingInt(line -> line.shown().start()));
        return lines;
    }

    /// Whether there may be others that match as well as these: passages were left out, and the last that was not has
    /// one of these.
    boolean mayLack(List<RankedLine> lines) {
        if (passages.size() < PASSAGES) {
            return false;
        }
        var last = context.passage(passages.getLast());
        return lines.stream().anyMatch(line -> line.shown().overlaps(last));
    }

    private List<Match> matches(TextRange unit) {
        return context.words(unit).stream()
                .filter(word -> numbers.containsKey(word.term()))
                .map(word ->
                        new Match(unit.start() + word.start(), unit.start() + word.end(), numbers.get(word.term())))
                .toList();
    }

    private RankedLine ranked(TextRange unit, List<Match> matches) {
        boolean isWhole = unit.length() <= LONG && isBorder(unit.start()) && isBorder(unit.end());
        var counted = isWhole || unit.length() <= WINDOW ? matches : closest(matches);
        var shown = isWhole
                ? unit
                : window(counted.getFirst().start(), counted.getLast().end());
        var there = termsOf(counted);
        var head = context.record(unit).or(() -> context.heads().of(unit));
        head.ifPresent(range -> there.or(termsOfHeads.computeIfAbsent(range, _ -> termsOf(matches(range)))));
        return new RankedLine(shown, head, score(there), common(unit), there);
    }

    /// Whether a line or sentence begins or ends here, and not a piece of a line that has no sentences.
    private boolean isBorder(int position) {
        int next = position;
        while (next < text.length() && text.charAt(next) != '\n' && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int before = position;
        while (before > 0 && BEHIND_AN_END.indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        return before == 0
                || next == text.length()
                || text.charAt(next) == '\n'
                || text.charAt(before - 1) == '\n'
                || SENTENCE_ENDS.indexOf(text.charAt(before - 1)) >= 0;
    }

    private static BitSet termsOf(List<Match> matches) {
        var there = new BitSet();
        matches.forEach(match -> there.set(match.term()));
        return there;
    }

    /// Added up in the order of the terms, so that the same words make the same number.
    private double score(BitSet there) {
        return there.stream().mapToDouble(term -> weights[term]).sum();
    }

    private double common(TextRange unit) {
        return weightsOfCommon.isEmpty()
                ? 0
                : context.words(unit).stream()
                        .map(Analysis.Word::term)
                        .filter(weightsOfCommon::containsKey)
                        .distinct()
                        .sorted()
                        .mapToDouble(weightsOfCommon::get)
                        .sum();
    }

    /// Those within 200 characters and one sentence that tell most: what stands on both sides of a full stop says
    /// nothing of each other, however close it is.
    private List<Match> closest(List<Match> matches) {
        List<Match> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int first = 0, end = 0; first < matches.size(); first++) {
            while (end < matches.size()
                    && matches.get(end).end() - matches.get(first).start() <= WINDOW
                    && (end <= first
                            || !hasSentenceEnd(
                                    matches.get(end - 1).end(), matches.get(end).start()))) {
                end++;
            }
            var near = withoutRepeats(matches.subList(first, Math.max(end, first + 1)));
            double span = near.getLast().end() - near.getFirst().start();
            double score = score(termsOf(near)) - span / 1_000; // of equals the tighter one
            if (score > bestScore) {
                bestScore = score;
                best = near;
            }
        }
        return best;
    }

    private boolean hasSentenceEnd(int start, int end) {
        return IntStream.range(start, end).anyMatch(this::isSentenceEnd);
    }

    private boolean isSentenceEnd(int at) {
        int sign = SENTENCE_ENDS.indexOf(text.charAt(at));
        return sign >= ASCII_ENDS || sign >= 0 && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
    }

    /// Without those at the end that say nothing new.
    private static List<Match> withoutRepeats(List<Match> matches) {
        int end = matches.size();
        while (termsOf(matches.subList(0, end - 1)).get(matches.get(end - 1).term())) {
            end--;
        }
        return matches.subList(0, end);
    }

    /// At most 200 characters of a sentence with a stretch in their middle, cut between words where there are any.
    private TextRange window(int first, int last) {
        int room = Math.max(0, WINDOW - (last - first)) / 2;
        int lineStart = startOfSentence(WrappedLines.startOfLine(text, first, room), first);
        int lineEnd = endOfSentence(last, WrappedLines.endOfLine(text, last, room));
        int start = Math.max(lineStart, first - room);
        int end = Math.min(lineEnd, last + room);
        int afterWord = text.indexOf(' ', start, first) + 1;
        int beforeWord = text.lastIndexOf(' ', end);
        return new TextRange(
                start > lineStart && afterWord > 0 ? afterWord : start,
                end < lineEnd && beforeWord >= last ? beforeWord : end);
    }

    private int startOfSentence(int earliest, int before) {
        int start = before;
        while (start > earliest && !isSentenceEnd(start - 1)) {
            start--;
        }
        while (start < before && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private int endOfSentence(int from, int latest) {
        int end = from;
        while (end < latest && !isSentenceEnd(end)) {
            end++;
        }
        return Math.min(end + 1, latest);
    }
}
