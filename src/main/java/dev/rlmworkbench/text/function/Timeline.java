package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.function.LineRanking.RankedLine;
import dev.rlmworkbench.text.index.SearchWords;
import dev.rlmworkbench.text.value.TextDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `timeline(words)`: the lines that match nearly as well as the best one, from the earliest date to the latest, of
/// which the first 20 are printed, and below them both ends of all. A line without a date has that of its record or of
/// what it stands under; those without any stand last. Where the text is in the order of the dates anyway, it keeps its
/// order.
public final class Timeline {

    private static final int SHOWN = 20;
    private static final double NEARLY_AS_GOOD = 0.75;

    private record Dated(TextRange line, Optional<TextDate> date) {}

    private Timeline() {}

    public static Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        var printer = new ResultPrinter(context);
        var ranking = new LineRanking(context, new SearchWords(arguments.text(0), context.language()));
        var ranked = ranking.lines();
        if (ranked.isEmpty()) {
            return printer.remark("timeline: none of these words is in the text\n")
                    .findings(new Value.Pieces(List.of()));
        }
        double least = ranked.getFirst().score() * NEARLY_AS_GOOD;
        var best = ranked.stream().filter(line -> line.score() >= least).toList();
        var lines = inOrder(best.stream()
                .sorted(Comparator.comparingInt(line -> line.shown().start()))
                .map(line -> new Dated(line.shown(), date(context, line)))
                .toList());
        lines.stream().limit(SHOWN).forEach(dated -> printer.line(dated.line()));
        if (lines.size() > SHOWN) {
            printer.someOfMany("(the first %d of %d lines; the code gets all)\n".formatted(SHOWN, lines.size()));
        }
        if (ranking.mayLack(best)) {
            printer.someOfMany("(there may be more: only the best %d passages of the text were looked at)\n"
                    .formatted(LineRanking.PASSAGES));
        }
        var dated = lines.stream().filter(line -> line.date().isPresent()).toList();
        if (dated.size() > 1) {
            printer.text("earliest date: ").line(dated.getFirst().line());
            printer.text("latest date: ").line(dated.getLast().line());
        }
        return printer.findings(new Value.Pieces(lines.stream().map(Dated::line).toList()));
    }

    private static List<Dated> inOrder(List<Dated> found) {
        var dated = found.stream().filter(line -> line.date().isPresent()).toList();
        var sorted = new ArrayList<>(dated);
        sorted.sort(Comparator.comparing(line -> line.date().orElseThrow()));
        if (sorted.equals(dated)) {
            return found;
        }
        found.stream().filter(line -> line.date().isEmpty()).forEach(sorted::add);
        return sorted;
    }

    private static Optional<TextDate> date(ContextIndex context, RankedLine line) {
        return context.date(Stream.concat(Stream.of(line.shown()), line.head().stream()));
    }
}
