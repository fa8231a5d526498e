package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.RecordLines;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.Search;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.value.TextDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `timeline(words)`: the lines that match, from the earliest date to the latest, and below them the latest. A line
/// without a date has that of its record, or of the nearest line above that says little more than a date; those without
/// any stand last. Where the text is in the order of the dates anyway, it keeps its order.
public final class Timeline implements TextFunction {

    private static final int MOST_LINES = 20;
    private static final int FURTHEST = 3_000;

    private record Dated(TextRange line, Optional<TextDate> date) {}

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        var printer = new ResultPrinter(context);
        var found = Search.bestLines(context, arguments.text(0), MOST_LINES).stream()
                .map(line -> new Dated(line, date(context, line)))
                .toList();
        if (found.isEmpty()) {
            return printer.remark("timeline: none of these words is in the text\n")
                    .findings(new Value.Pieces(List.of()));
        }
        var lines = inOrder(found);
        lines.forEach(dated -> printer.line(dated.line()));
        var dated = lines.stream().filter(line -> line.date().isPresent()).toList();
        if (dated.size() > 1) {
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

    private static Optional<TextDate> date(ContextIndex context, TextRange line) {
        var text = context.text();
        return Optional.of(line)
                .flatMap(own -> TextDate.in(own.of(text), context.language()::isStopWord))
                .or(() -> TextDate.in(RecordLines.around(text, line.start()).of(text), context.language()::isStopWord))
                .or(() -> above(text, line.start()));
    }

    private static Optional<TextDate> above(String text, int position) {
        int at = RecordLines.line(text, position).start();
        while (at > Math.max(0, position - FURTHEST)) {
            var line = RecordLines.line(text, at - 1);
            var date = line.length() <= ResultPrinter.LONGEST
                    ? TextDate.heading(line.of(text))
                    : Optional.<TextDate>empty();
            if (date.isPresent()) {
                return date;
            }
            at = line.start();
        }
        return Optional.empty();
    }
}
