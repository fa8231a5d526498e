package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.TerminalTable;
import dev.rlmworkbench.experiment.summary.SeriesAtKind;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import java.util.ArrayList;
import java.util.List;

/// How each method did on each kind of question, with totals. A kind that asks for another answer than all
/// others stands among the totals once more.
final class KindTable {

    private static final List<String> HEADER =
            List.of("kind", "split", "method", "accuracy", "p50 s", "turns", "sub-calls", "tokens");

    private KindTable() {}

    /// @param part with kinds of questions
    static TerminalTable of(Summary.Part part, SummarySentences words) {
        var table = new TerminalTable(3, HEADER);
        var kinds = part.kinds().stream().filter(cell -> cell.kind() != null).toList();
        var totals = part.kinds().stream().filter(cell -> cell.kind() == null).toList();
        var rows = new ArrayList<>(kinds);
        if (kinds.stream().map(SeriesAtKind::kind).distinct().count() > 1) {
            totals.stream().filter(cell -> cell.split() != null).forEach(rows::add);
            kinds.stream().filter(SeriesAtKind::apart).forEach(rows::add);
            totals.stream().filter(cell -> cell.split() == null).forEach(rows::add);
        }
        rows.forEach(cell -> table.add(row(cell, words)));
        return table;
    }

    private static List<String> row(SeriesAtKind kind, SummarySentences words) {
        var cell = kind.cell();
        var mark = cell.tokensEstimated() ? "~" : "";
        return List.of(
                name(kind),
                kind.split() == null ? "-" : kind.split(),
                SummaryTable.name(cell, words),
                SummaryTable.accuracy(cell),
                TextNumbers.seconds(cell.latencyP50S(), cell.latencyP50IntervalS()),
                TextNumbers.tenths(cell.turnsMean()),
                TextNumbers.tenths(cell.subCallsMean()),
                mark + TextNumbers.count(cell.tokensMean()));
    }

    private static String name(SeriesAtKind kind) {
        if (kind.kind() != null) {
            return OneLine.of(kind.kind(), 40);
        }
        return kind.split() == null ? "ALL" : "ALL " + kind.split();
    }
}
