package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.index.SearchWords;
import dev.rlmworkbench.text.pattern.TextPattern;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What comes near to patterns that match nowhere: the lines or records with all their parts between spaces in any
/// order, or else those with most of their words, where a rare word counts more than a common one.
final class NearMatches {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{2,}|\\p{N}");
    private static final Pattern SIGNS = Pattern.compile("\\\\.|\\[[^]]*]");
    /// A word in more lines tells nothing.
    private static final int COMMON = 20_000;
    /// Of more lines it is not looked for what they stand under.
    private static final int FEW = 5_000;

    private static final int SIMILAR = 3;
    private static final int SEARCHED_AT_ONCE = 5_000_000;
    private static final double ALIKE = 1e-9;

    private final PatternSearch search;
    private final ContextIndex context;

    NearMatches(PatternSearch search, ContextIndex context) {
        this.search = search;
        this.context = context;
    }

    /// @param words which of those looked for it has
    private record Line(PatternSearch.Hit hit, BitSet words) {}

    /// @param why printed before them
    /// @return the lines that are printed, empty when nothing comes near
    Optional<List<TextRange>> print(ResultPrinter printer, String why, List<String> patterns) {
        var parts = telling(patterns.stream()
                .flatMap(pattern -> Arrays.stream(pattern.strip().split("\\s+"))));
        var words = telling(WORD.matcher(withoutSigns(patterns)).results().map(MatchResult::group));
        var all = (parts.size() < 2 ? List.<Line>of() : lines(parts))
                .stream()
                        .filter(line -> line.words().cardinality() == parts.size())
                        .toList();
        var sought = all.isEmpty() ? words : parts;
        var lines = all.isEmpty() ? withMost(words) : all;
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var there = new BitSet();
        lines.forEach(line -> there.or(line.words()));
        // That there is one such line is not said: it would be taken for an answer.
        var count = lines.size() == 1 ? "" : " " + ResultPrinter.count(lines.size(), "line");
        printer.remark(why)
                .text("With the words %s:%s\n"
                        .formatted(
                                String.join(
                                        ", ",
                                        there.stream().mapToObj(sought::get).toList()),
                                count));
        var hits = lines.stream().map(Line::hit).toList();
        Grep.print(printer, context, hits, hits.size());
        return Optional.of(hits.stream().map(PatternSearch.Hit::unit).toList());
    }

    /// Where nothing comes near: lines that a search for the words finds, in a text that is searched at once.
    Findings similar(ResultPrinter printer, List<String> patterns) {
        if (context.text().length() <= SEARCHED_AT_ONCE) {
            var words = new SearchWords(withoutSigns(patterns), context.language());
            var lines = new LineRanking(context, words).lines();
            printer.remark(lines.isEmpty() ? "" : "Lines with such words:\n");
            lines.stream().limit(SIMILAR).forEach(line -> printer.line(line.shown()));
        }
        return printer.findings(new Value.Pieces(List.of()));
    }

    private static String withoutSigns(List<String> patterns) {
        return SIGNS.matcher(String.join(" ", patterns)).replaceAll(" ");
    }

    /// The different ones without stop words of the text's language, unless there are no others.
    private List<String> telling(Stream<String> words) {
        var all = words.distinct().limit(PatternSearch.MAX_PATTERNS).toList();
        var telling = all.stream()
                .filter(word -> !context.language().isStopWord(word.toLowerCase(Locale.ROOT)))
                .toList();
        return telling.isEmpty() ? all : telling;
    }

    private List<Line> withMost(List<String> words) {
        var lines = lines(words);
        var weights = IntStream.range(0, words.size())
                .mapToDouble(word -> Math.log(1
                        + (double) lines.size()
                                / lines.stream()
                                        .filter(line -> line.words().get(word))
                                        .count()))
                .toArray();
        long met = Arrays.stream(weights).filter(Double::isFinite).count();
        ToDoubleFunction<Line> weight =
                line -> line.words().stream().mapToDouble(word -> weights[word]).sum();
        return lines.stream()
                .max(Comparator.comparingDouble(weight))
                .filter(best -> best.words().cardinality() >= Math.min(2, met))
                .map(best -> lines.stream()
                        .filter(line -> weight.applyAsDouble(line) >= weight.applyAsDouble(best) - ALIKE)
                        .toList())
                .orElse(List.of());
    }

    /// The lines and records with any of these words, in the text's order. What is all over the text finds none by
    /// itself, and what a line stands under, such as the names of its columns, counts as in it.
    private List<Line> lines(List<String> words) {
        Map<TextRange, Line> lines = new TreeMap<>(Comparator.comparingInt(TextRange::start));
        var patterns = words.stream().map(search::pattern).toList();
        for (int i = 0; i < words.size(); i++) {
            var found = search.hits(List.of(patterns.get(i)), 1);
            for (var hit : found.count() > COMMON ? List.<PatternSearch.Hit>of() : found.hits()) {
                search.checkTime();
                lines.computeIfAbsent(place(hit), _ -> new Line(hit, new BitSet()))
                        .words()
                        .set(i);
            }
        }
        var scans = patterns.stream()
                .map(pattern -> pattern.scan(context.text(), search::checkTime))
                .toList();
        var known = new HashMap<TextRange, BitSet>();
        lines.forEach((place, line) -> {
            search.checkTime();
            line.words().or(wordsIn(place, scans));
            var head = lines.size() > FEW
                    ? Optional.<TextRange>empty()
                    : context.heads().of(line.hit().unit());
            head.ifPresent(range -> line.words().or(known.computeIfAbsent(range, _ -> wordsIn(range, scans))));
        });
        return List.copyOf(lines.values());
    }

    private TextRange place(PatternSearch.Hit hit) {
        return context.record(hit.unit()).orElse(hit.unit());
    }

    private static BitSet wordsIn(TextRange range, List<TextPattern.Scan> scans) {
        var there = new BitSet();
        for (int i = 0; i < scans.size(); i++) {
            if (!scans.get(i).find(range.start(), range.end(), 1).isEmpty()) {
                there.set(i);
            }
        }
        return there;
    }
}
