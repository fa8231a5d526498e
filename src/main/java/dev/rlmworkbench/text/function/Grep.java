package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import java.util.HashSet;
import java.util.List;

/// `grep(pattern...)`: how many lines match all patterns, and the first of them; see [PatternSearch] for what a
/// line is. When none does, see [NearMatches].
public final class Grep {

    private static final int SHOWN = 15;

    private Grep() {}

    public static Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        var search = new PatternSearch(arguments.function(), context, deadline);
        var hits = search.hits(search.patterns(arguments.textsFrom(0)), 1);
        var printer = new ResultPrinter(context);
        if (hits.count() == 0) {
            var near = new NearMatches(search, context);
            return near.print(printer, "Not found as it is written here. ", arguments.textsFrom(0))
                    .map(lines -> printer.findings(new Value.Pieces(lines)))
                    .orElseGet(() -> near.similar(printer.text("0 lines\n"), arguments.textsFrom(0)));
        }
        printer.text(ResultPrinter.count(hits.count(), "line") + "\n");
        print(printer, context, hits.hits(), hits.count());
        if (hits.count() > hits.hits().size()) {
            // No sign that the number of lines is a guess.
            printer.remark(
                    "(the code gets the first %,d)\n".formatted(hits.hits().size()));
        }
        return printer.findings(new Value.Pieces(hits.units()));
    }

    /// Prints the first lines, each with the record of several lines that it is part of, and the paragraph around a
    /// single one.
    ///
    /// @param count of all
    static void print(ResultPrinter printer, ContextIndex context, List<PatternSearch.Hit> hits, int count) {
        var printed = new HashSet<TextRange>();
        int covered = 0;
        for (var hit : hits) {
            var record = context.record(hit.unit());
            boolean isNew = !printed.contains(record.orElse(hit.unit()));
            if (isNew && printed.size() == SHOWN) {
                break;
            }
            covered++;
            if (isNew) {
                printed.add(record.orElse(hit.unit()));
                record.ifPresentOrElse(printer::line, () -> {
                    var find = hit.finds().getFirst();
                    printer.line(hit.unit(), new TextRange(find.start(), find.end()));
                });
            }
        }
        if (count > covered) {
            printer.text("... and " + (count - covered) + " more\n");
        } else if (count == 1 && isAlone(context, hits.getFirst().unit())) {
            printer.paragraph(hits.getFirst().unit());
        }
    }

    /// Whether it is no part of a table, a record or a definition.
    private static boolean isAlone(ContextIndex context, TextRange unit) {
        return context.record(unit).isEmpty() && context.heads().of(unit).isEmpty();
    }
}
