package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.pattern.TextPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The lines (of long or wrapped ones the sentences) of a text in which patterns match.
final class PatternSearch {

    static final int MAX_PATTERNS = 20;
    /// Matches that are kept where all in a line are wanted.
    private static final int MOST_FINDS = 500_000;
    /// A shorter text is looked through by one thread.
    private static final int REGION = 1 << 20;

    private static final int REGIONS = 8;

    private final String function;
    private final ContextIndex context;
    private final Deadline deadline;
    private final AtomicInteger kept = new AtomicInteger();

    /// @param function for the sentences of exceptions
    PatternSearch(String function, ContextIndex context, Deadline deadline) {
        this.function = function;
        this.context = context;
        this.deadline = deadline;
    }

    /// @param finds of the first pattern; the other patterns match as well
    record Hit(TextRange unit, List<TextPattern.Find> finds) {}

    /// @param hits  in the text's order; where one match of each line is enough, at most [ResultPrinter#MOST_PIECES]
    /// @param count how many there are
    record Hits(List<Hit> hits, int count) {
        List<TextRange> units() {
            return hits.stream().map(Hit::unit).toList();
        }
    }

    /// @throws IllegalArgumentException with a sentence for the model when time is up
    void checkTime() {
        deadline.check(function);
    }

    TextPattern pattern(String pattern) {
        return TextPattern.of(function, pattern, context::form);
    }

    /// @throws IllegalArgumentException with a sentence for the model when there are too many or none
    List<TextPattern> patterns(List<String> patterns) {
        if (patterns.size() > MAX_PATTERNS) {
            throw new IllegalArgumentException(
                    "%s: at most %d patterns, not %d".formatted(function, MAX_PATTERNS, patterns.size()));
        }
        return (patterns.isEmpty() ? List.of("") : patterns)
                .stream().map(this::pattern).toList();
    }

    /// The units in which all patterns match.
    ///
    /// @param finds how many of the first pattern's matches in a unit are wanted
    Hits hits(List<TextPattern> patterns, int finds) {
        var text = context.text();
        int regions = Math.min(REGIONS, text.length() / REGION + 1);
        var borders = IntStream.rangeClosed(0, regions)
                .map(i -> border((int) ((long) text.length() * i / regions)))
                .toArray();
        var parts = IntStream.range(0, regions)
                .parallel()
                .mapToObj(i -> hits(patterns, finds, borders[i], borders[i + 1]))
                .toList();
        var all = new ArrayList<Hit>();
        int count = 0;
        TextRange last = null;
        for (var part : parts) {
            // A sentence across the border of two regions may be found in both.
            int from = !part.hits().isEmpty() && part.hits().getFirst().unit().equals(last) ? 1 : 0;
            count += part.count() - from;
            all.addAll(part.hits().subList(from, part.hits().size()));
            last = all.isEmpty() ? null : all.getLast().unit();
        }
        int most = finds > 1 ? all.size() : Math.min(all.size(), ResultPrinter.MOST_PIECES);
        return new Hits(all.subList(0, most), count);
    }

    /// The next end of a line.
    private int border(int at) {
        int lineFeed = at == 0 ? -1 : context.text().indexOf('\n', at);
        return lineFeed < 0 && at > 0 ? context.text().length() : lineFeed + 1;
    }

    private Hits hits(List<TextPattern> patterns, int finds, int start, int end) {
        var hits = new ArrayList<Hit>();
        int count = 0;
        var scans = patterns.stream()
                .map(pattern -> pattern.scan(context.text(), () -> deadline.check(function)))
                .toList();
        int surest = IntStream.range(0, patterns.size())
                .boxed()
                .max(Comparator.comparingInt(i -> patterns.get(i).certainty()))
                .orElseThrow();
        for (int at = scans.get(surest).next(start, end); at >= 0; ) {
            deadline.check(function);
            var unit = context.unitAt(at);
            boolean isFound = unit.length() > 0
                    && scans.stream()
                            .skip(1)
                            .allMatch(scan ->
                                    !scan.find(unit.start(), unit.end(), 1).isEmpty());
            var found = isFound ? scans.getFirst().find(unit.start(), unit.end(), finds) : List.<TextPattern.Find>of();
            if (!found.isEmpty()) {
                count++;
                if (finds > 1 && kept.addAndGet(found.size()) > MOST_FINDS) {
                    throw new IllegalArgumentException(
                            "%s: more than %,d matches; use a narrower pattern".formatted(function, MOST_FINDS));
                }
                if (finds > 1 || hits.size() < ResultPrinter.MOST_PIECES) {
                    hits.add(new Hit(unit, found));
                }
            }
            at = scans.get(surest).next(Math.max(at + 1, unit.end()), end);
        }
        return new Hits(hits, count);
    }
}
