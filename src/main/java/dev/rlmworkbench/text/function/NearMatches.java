package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What comes near to patterns that match nowhere: the lines or records with all their parts between spaces in any
/// order, or else those with most of their words, where a rare word counts more than a common one.
final class NearMatches {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{2,}|\\p{N}");
    private static final Pattern SIGNS = Pattern.compile("\\\\.|\\[[^]]*]");
    /// A word in more lines tells nothing.
    private static final int COMMON = 20_000;

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
                .flatMap(pattern -> Arrays.stream(pattern.strip().split("\\s+")))
                .distinct()
                .limit(PatternSearch.MAX_PATTERNS)
                .toList());
        var words = words(patterns);
        var lines = parts.size() < 2 ? List.<Line>of() : withAll(parts);
        var sought = lines.isEmpty() ? words : parts;
        if (lines.isEmpty()) {
            lines = withMost(words);
        }
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

    static String withoutSigns(List<String> patterns) {
        return SIGNS.matcher(String.join(" ", patterns)).replaceAll(" ");
    }

    private List<String> words(List<String> patterns) {
        return telling(WORD.matcher(withoutSigns(patterns))
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(PatternSearch.MAX_PATTERNS)
                .toList());
    }

    /// Without stop words of the text's language, unless there are no others.
    private List<String> telling(List<String> words) {
        var telling = words.stream()
                .filter(Predicate.not(word -> context.language().isStopWord(word.toLowerCase(Locale.ROOT))))
                .toList();
        return telling.isEmpty() ? words : telling;
    }

    private List<Line> withAll(List<String> parts) {
        return lines(parts).stream()
                .filter(line -> line.words().cardinality() == parts.size())
                .toList();
    }

    private List<Line> withMost(List<String> words) {
        var lines = lines(words);
        var containing = IntStream.range(0, words.size())
                .mapToLong(word ->
                        lines.stream().filter(line -> line.words().get(word)).count())
                .toArray();
        long met = Arrays.stream(containing).filter(count -> count > 0).count();
        Comparator<Line> byWeight = Comparator.comparingDouble(line -> weight(line, containing, lines.size()));
        return lines.stream()
                .max(byWeight)
                .filter(best -> best.words().cardinality() >= Math.min(2, met))
                .map(best -> lines.stream()
                        .filter(line -> weight(line, containing, lines.size())
                                >= weight(best, containing, lines.size()) - ALIKE)
                        .toList())
                .orElse(List.of());
    }

    private static double weight(Line line, long[] containing, int lines) {
        return line.words().stream()
                .mapToDouble(word -> Math.log(1 + (double) lines / containing[word]))
                .sum();
    }

    /// The lines and records with any of these words, in the text's order; a word that is all over the text tells
    /// nothing.
    private List<Line> lines(List<String> words) {
        Map<TextRange, Line> lines = new TreeMap<>(Comparator.comparingInt(TextRange::start));
        for (int i = 0; i < words.size(); i++) {
            var found = search.hits(List.of(search.pattern(words.get(i))), 1);
            for (var hit : found.count() > COMMON ? List.<PatternSearch.Hit>of() : found.hits()) {
                search.checkTime();
                var place = Grep.record(context, hit.unit()).orElse(hit.unit());
                lines.computeIfAbsent(place, _ -> new Line(hit, new BitSet()))
                        .words()
                        .set(i);
            }
        }
        return List.copyOf(lines.values());
    }
}
