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
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The lines (of long or wrapped ones the sentences) of a text in which patterns match. Of a line of more than 5,000
/// characters its pieces count: a match belongs to the piece in which it begins, and may reach beyond it.
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

    /// @param unit  with the whole of the first find
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
        var parts = inParallel(regions, i -> hits(patterns, finds, borders[i], borders[i + 1]));
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

    /// @throws IllegalArgumentException the one that was thrown, of which the threads' pool may make a copy around it
    private static List<Hits> inParallel(int regions, IntFunction<Hits> part) {
        try {
            return IntStream.range(0, regions).parallel().mapToObj(part).toList();
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof IllegalArgumentException thrown ? thrown : e;
        }
    }

    /// The next end of a line.
    private int border(int at) {
        int lineFeed = at == 0 ? -1 : context.text().indexOf('\n', at);
        return lineFeed < 0 && at > 0 ? context.text().length() : lineFeed + 1;
    }

    private Hits hits(List<TextPattern> patterns, int finds, int start, int end) {
        var hits = new ArrayList<Hit>();
        int count = 0;
        var matches = patterns.stream()
                .map(pattern -> new UnitMatches(pattern.scan(context.text(), () -> deadline.check(function))))
                .toList();
        int surest = IntStream.range(0, patterns.size())
                .boxed()
                .max(Comparator.comparingInt(i -> patterns.get(i).certainty()))
                .orElseThrow();
        int done = start;
        for (int at = matches.get(surest).scan.next(start, end); at >= 0; ) {
            deadline.check(function);
            for (var unit : unitsOfMatchAround(at, done)) {
                var found = inUnit(matches, unit, finds);
                if (!found.isEmpty()) {
                    count++;
                    if (finds > 1 && kept.addAndGet(found.size()) > MOST_FINDS) {
                        throw new IllegalArgumentException(
                                "%s: more than %,d matches; use a narrower pattern".formatted(function, MOST_FINDS));
                    }
                    if (finds > 1 || hits.size() < ResultPrinter.MOST_PIECES) {
                        int last = Math.max(unit.end(), found.getFirst().end());
                        hits.add(new Hit(new TextRange(unit.start(), last), found));
                    }
                }
                done = unit.end();
            }
            done = Math.max(at + 1, done);
            at = matches.get(surest).scan.next(done, end);
        }
        return new Hits(hits, count);
    }

    /// The units in which a match may begin that has something at a position.
    ///
    /// @param done up to here all were looked at
    private List<TextRange> unitsOfMatchAround(int at, int done) {
        var position = new TextRange(at, at + 1);
        var reach = context.reach(position);
        boolean isInOneUnit = reach.equals(position);
        return context.unitsIn(isInOneUnit ? position : new TextRange(Math.max(done, reach.start()), at + 1));
    }

    /// The first pattern's matches that begin in a unit, empty where not all patterns have one.
    private List<TextPattern.Find> inUnit(List<UnitMatches> matches, TextRange unit, int most) {
        var reach = context.reach(unit);
        boolean isFound = matches.stream()
                .skip(1)
                .noneMatch(others -> others.in(unit, reach, 1).isEmpty());
        return isFound ? matches.getFirst().in(unit, reach, most) : List.of();
    }

    /// The matches of one pattern, unit by unit in the text's order.
    private static final class UnitMatches {

        private final TextPattern.Scan scan;
        /// Behind the last match.
        private int free;

        UnitMatches(TextPattern.Scan scan) {
            this.scan = scan;
        }

        /// Those that begin in the unit.
        List<TextPattern.Find> in(TextRange unit, TextRange reach, int most) {
            if (reach.equals(unit)) {
                return scan.find(unit.start(), unit.end(), most);
            }
            var found = scan.find(Math.max(free, unit.start()), reach.end(), most).stream()
                    .filter(find -> find.start() < unit.end())
                    .toList();
            free = found.isEmpty() ? free : found.getLast().end();
            return found;
        }
    }
}
