package dev.rlmworkbench.report.table;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtKind;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.table.ResultTable.Cell;
import dev.rlmworkbench.report.table.ResultTable.Column;
import dev.rlmworkbench.report.table.ResultTable.Interval;
import dev.rlmworkbench.report.table.ResultTable.Kind;
import dev.rlmworkbench.report.table.ResultTable.Value;
import dev.rlmworkbench.report.table.ResultTable.Words;
import dev.rlmworkbench.result.ContextLength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of a part of a summary: n and interval stand beside every accuracy, p beside every comparison.
public final class ResultTables {

    private static final List<Column> SERIES = List.of(
            new Column("task", "Task", Kind.DATA),
            new Column("series", "Method", Kind.WORDS),
            new Column("method", "Method", Kind.DATA),
            new Column("model", "Model", Kind.DATA),
            new Column("settings", "Settings", Kind.DATA));

    private static final List<Column> MEASURED = List.of(
            new Column("accuracy", "Accuracy", Kind.NUMBER),
            new Column("interval", "95 % interval", Kind.INTERVAL),
            new Column("correct", "Right of n", Kind.NUMBER),
            new Column("n", "n", Kind.DATA),
            new Column("seconds_p50", "Median s", Kind.NUMBER),
            new Column("seconds_p95", "95 % of tasks s", Kind.DATA),
            new Column("root_tokens_mean", "Root tokens", Kind.DATA),
            new Column("sub_tokens_mean", "Sub-call tokens", Kind.DATA),
            new Column("tokens_mean", "Tokens", Kind.NUMBER),
            new Column("turns_mean", "Turns", Kind.NUMBER),
            new Column("sub_calls_mean", "Sub-calls", Kind.NUMBER),
            new Column("cut", "Cut", Kind.RARE),
            new Column("timeouts", "Timeouts", Kind.RARE),
            new Column("errors", "Errors", Kind.RARE),
            new Column("accuracy_errors_wrong", "Errors as wrong", Kind.DATA));

    private static final String LEGEND =
            "Accuracy over answered tasks (n) with its 95 % Wilson interval. A task: median"
                    + " seconds; mean tokens (~ estimated from characters), turns and sub-calls. Columns that stand here only where"
                    + " they happened, in tasks: cut (the model did not see its whole prompt), timeouts, errors (server or sandbox"
                    + " failed; no part of n).";

    private static final String PAIRS_LEGEND =
            "Pairs: tasks that both answered, and those of them that only one got right. Difference: second minus first,"
                    + " percentage points of accuracy, with its 95 % interval (paired bootstrap). p: exact McNemar test,"
                    + " two-sided; p (Holm): corrected for all comparisons by length, or all over all lengths. Better: by"
                    + " corrected p < 0.05. Left out: tasks that failed in one, or that one did not run.";

    private static final Value NOT_MEASURED = new Value(null, TextNumbers.UNKNOWN);

    private final Summary.Part part;
    private final SummarySentences words;

    /// @param part of which task type
    public ResultTables(Summary.Part part) {
        this.part = part;
        this.words = new SummarySentences(part, MethodName::of);
    }

    /// A row for each length and series, then the series over all lengths where there are several.
    public ResultTable byLength() {
        var columns = joined(
                List.of(
                        new Column("length", "Context", Kind.WORDS),
                        new Column("length_value", "Context", Kind.DATA),
                        new Column("length_unit", "Unit", Kind.DATA)),
                SERIES,
                MEASURED);
        var cells = Stream.concat(
                part.cells().stream().sorted(Comparator.comparing(cell -> Objects.requireNonNull(cell.length()))),
                words.hasOneLength() ? Stream.<SeriesAtLength>empty() : part.totals().stream());
        var notes = new ArrayList<>(List.of(LEGEND));
        part.totals().stream()
                .filter(total -> total.errors() > 0)
                .map(total -> "%s: %s.".formatted(words.name(total.series()), SummarySentences.accuracy(total)))
                .forEach(notes::add);
        return new ResultTable(
                id("length"),
                "%s: accuracy and cost by context length".formatted(task()),
                columns,
                cells.map(cell -> joined(length(cell.length()), series(cell.series()), measured(cell)))
                        .toList(),
                notes);
    }

    /// A row for each kind of question and series, with totals; no rows where the task type has no kinds.
    public ResultTable byKind() {
        var columns = joined(
                List.of(new Column("kind", "Kind", Kind.WORDS), new Column("split", "Split", Kind.WORDS)),
                SERIES,
                MEASURED);
        var rows = part.kinds().stream()
                .map(kind -> joined(kind(kind), series(kind.cell().series()), measured(kind.cell())))
                .toList();
        return new ResultTable(
                id("kind"),
                "%s: accuracy and cost by kind of question, all lengths".formatted(task()),
                columns,
                rows,
                List.of(LEGEND));
    }

    /// A row for each pair of series of one model that answered the same tasks, by length and over all.
    public ResultTable comparisons() {
        var columns = List.of(
                new Column("length", "Context", Kind.WORDS),
                new Column("length_value", "Context", Kind.DATA),
                new Column("length_unit", "Unit", Kind.DATA),
                new Column("task", "Task", Kind.DATA),
                new Column("first", "First", Kind.WORDS),
                new Column("second", "Second", Kind.WORDS),
                new Column("pairs", "Pairs", Kind.NUMBER),
                new Column("only_first", "Only first", Kind.NUMBER),
                new Column("only_second", "Only second", Kind.NUMBER),
                new Column("both", "Both", Kind.DATA),
                new Column("neither", "Neither", Kind.DATA),
                new Column("difference", "Difference", Kind.NUMBER),
                new Column("difference_interval", "95 % interval", Kind.INTERVAL),
                new Column("p", "p", Kind.NUMBER),
                new Column("p_holm", "p (Holm)", Kind.NUMBER),
                new Column("tests", "Tests", Kind.DATA),
                new Column("odds_ratio", "Odds ratio", Kind.DATA),
                new Column("left_out", "Left out", Kind.RARE),
                new Column("better", "Better", Kind.WORDS));
        var comparisons = part.comparisons().stream()
                .filter(comparison -> comparison.length() != null || !words.hasOneLength())
                .sorted(Comparator.comparing(
                        SeriesComparison::length, Comparator.nullsLast(Comparator.naturalOrder())));
        return new ResultTable(
                id("comparisons"),
                "%s: methods compared on the same tasks".formatted(task()),
                columns,
                comparisons.map(this::comparison).toList(),
                List.of(PAIRS_LEGEND));
    }

    private List<Cell> comparison(SeriesComparison comparison) {
        var test = comparison.test();
        var better = comparison.winner();
        boolean paired = test.pairs() > 0;
        var odds =
                comparison.oddsRatio() == null ? null : comparison.oddsRatio().value();
        return joined(
                length(comparison.length()),
                List.of(
                        new Words(part.taskType()),
                        new Words(words.name(comparison.first())),
                        new Words(words.name(comparison.second())),
                        count(test.pairs()),
                        count(test.onlyFirst()),
                        count(test.onlySecond()),
                        count(test.both()),
                        count(test.neither()),
                        comparison.difference() == null ? NOT_MEASURED : points(comparison.difference()),
                        interval(comparison.differenceInterval()),
                        paired ? p(test.pValue()) : NOT_MEASURED,
                        paired ? p(comparison.holmP()) : NOT_MEASURED,
                        count(comparison.holmTests()),
                        new Value(odds, ""),
                        count(comparison.lost().total()),
                        new Words(
                                better == null
                                        ? "not shown"
                                        : better.equals(comparison.first()) ? "first" : "second")));
    }

    private static List<Cell> measured(SeriesAtLength cell) {
        boolean none = cell.n() == 0;
        var mark = cell.tokensEstimated() ? "~" : "";
        return List.of(
                none ? NOT_MEASURED : share(cell.accuracy()),
                none
                        ? new Interval(Double.NaN, Double.NaN, TextNumbers.UNKNOWN)
                        : new Interval(
                                cell.interval().low(),
                                cell.interval().high(),
                                "%d-%d %%"
                                        .formatted(
                                                Math.round(100 * cell.interval().low()),
                                                Math.round(100 * cell.interval().high()))),
                new Value(cell.correct(), cell.correct() + "/" + cell.n()),
                count(cell.n()),
                new Value(cell.latencyP50S(), TextNumbers.seconds(cell.latencyP50S())),
                new Value(cell.latencyP95S(), TextNumbers.seconds(cell.latencyP95S())),
                new Value(cell.rootTokensMean(), TextNumbers.count(cell.rootTokensMean())),
                new Value(cell.subTokensMean(), TextNumbers.count(cell.subTokensMean())),
                new Value(cell.tokensMean(), mark + TextNumbers.count(cell.tokensMean())),
                new Value(cell.turnsMean(), TextNumbers.tenths(cell.turnsMean())),
                new Value(cell.subCallsMean(), TextNumbers.tenths(cell.subCallsMean())),
                count(cell.truncated()),
                count(cell.timedOut()),
                count(cell.errors()),
                cell.accuracyErrorsWrong() == null ? new Value(null, "") : share(cell.accuracyErrorsWrong()));
    }

    private List<Cell> series(Series series) {
        return List.of(
                new Words(part.taskType()),
                new Words(words.name(series)),
                new Words(series.method()),
                new Words(series.model()),
                new Words(series.variant()));
    }

    private static List<Cell> length(@Nullable ContextLength length) {
        return List.of(
                new Words(SummarySentences.length(length)),
                new Value(length == null ? null : (Integer) length.value(), ""),
                new Words(length == null ? "" : length.unit()));
    }

    private static List<Cell> kind(SeriesAtKind kind) {
        var name = kind.kind() != null ? kind.kind() : kind.split() == null ? "All kinds" : "All " + kind.split();
        return List.of(new Words(name), new Words(kind.split() == null ? "" : kind.split()));
    }

    private static Value share(double share) {
        return new Value(share, TextNumbers.percent(share));
    }

    private static Value points(double difference) {
        return new Value(difference, TextNumbers.points(difference));
    }

    private static Interval interval(dev.rlmworkbench.stats.@Nullable Interval points) {
        return points == null
                ? new Interval(Double.NaN, Double.NaN, TextNumbers.UNKNOWN)
                : new Interval(
                        points.low(),
                        points.high(),
                        TextNumbers.points(points.low()) + " to " + TextNumbers.points(points.high()));
    }

    private static Value p(double p) {
        return new Value(p, TextNumbers.pValue(p).replaceFirst("p (= )?", ""));
    }

    private static Value count(int number) {
        return new Value(number, Integer.toString(number));
    }

    private String task() {
        return part.taskType().equals(Summary.ALL_TYPES) ? "All task types" : part.taskType();
    }

    private String id(String what) {
        return part.taskType().replaceAll("[^A-Za-z0-9]+", "_") + "_" + what;
    }

    @SafeVarargs
    private static <T> List<T> joined(List<? extends T>... parts) {
        return Stream.of(parts).<T>flatMap(List::stream).toList();
    }
}
