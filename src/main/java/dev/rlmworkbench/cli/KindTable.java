package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.experiment.KindCell;
import dev.rlmworkbench.experiment.Summary;
import java.util.ArrayList;
import java.util.List;

/// How each method did on each kind of question, with totals. `not_in_text` stands among the totals once more: it
/// asks for another answer than all others.
final class KindTable {

    private static final List<String> HEADER =
            List.of("kind", "split", "method", "accuracy", "p50 s", "turns", "sub-calls", "tokens");
    private static final String NOT_IN_TEXT = QuestionKind.NOT_IN_TEXT.wireName();

    private KindTable() {}

    /// @param part with kinds of questions
    static TextTable of(Summary.Part part) {
        var table = new TextTable(3, HEADER);
        var kinds = part.kinds().stream().filter(cell -> cell.kind() != null).toList();
        var totals = part.kinds().stream().filter(cell -> cell.kind() == null).toList();
        var rows = new ArrayList<>(kinds);
        if (kinds.stream().map(KindCell::kind).distinct().count() > 1) {
            totals.stream().filter(cell -> cell.split() != null).forEach(rows::add);
            kinds.stream().filter(cell -> NOT_IN_TEXT.equals(cell.kind())).forEach(rows::add);
            totals.stream().filter(cell -> cell.split() == null).forEach(rows::add);
        }
        rows.forEach(cell -> table.add(row(cell, part)));
        return table;
    }

    private static List<String> row(KindCell kind, Summary.Part part) {
        var cell = kind.cell();
        var mark = cell.tokensEstimated() ? "~" : "";
        return List.of(
                name(kind),
                kind.split() == null ? "-" : kind.split(),
                Verdicts.name(cell.series(), part),
                SummaryTable.accuracy(cell),
                Figures.seconds(cell.latencyP50S()),
                Figures.tenths(cell.turnsMean()),
                Figures.tenths(cell.subCallsMean()),
                mark + Figures.count(cell.tokensMean()));
    }

    private static String name(KindCell kind) {
        if (kind.kind() != null) {
            return OneLine.of(kind.kind(), 40);
        }
        return kind.split() == null ? "ALL" : "ALL " + kind.split();
    }
}
