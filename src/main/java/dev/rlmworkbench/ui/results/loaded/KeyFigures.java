package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.stats.Quantiles;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the four tiles say of a pair of series.
///
/// @param second accuracy of the pair's second series, such as RLM; where there is no pair, of the only series
/// @param first  accuracy of the first, such as vanilla
/// @param cost   of the second against the first
public record KeyFigures(Figure second, Figure first, Figure difference, Figure cost) {

    /// @param series null where the tile is of no single series
    /// @param value  an en dash where nothing was measured
    /// @param beside said right of it, may be empty
    /// @param below  said below it, may be empty
    public record Figure(@Nullable Series series, String title, String value, String beside, String below) {}

    private static final String NONE = "–";

    /// @param pair null where no two series were run on the same tasks
    public static KeyFigures of(Summary.Part part, @Nullable ComparedPair pair, List<TaskLine> tasks) {
        if (pair == null) {
            var only = List.copyOf(part.rows().keySet()).getFirst();
            var why = "No two methods were run on the same tasks";
            return new KeyFigures(
                    accuracy(part, only),
                    new Figure(null, "Other method", NONE, "", why),
                    new Figure(null, "Difference", NONE, "", why),
                    new Figure(null, "Cost", NONE, "", why));
        }
        return new KeyFigures(
                accuracy(part, pair.second()),
                accuracy(part, pair.first()),
                pair.comparison(part)
                        .map(comparison -> difference(part, comparison))
                        .orElse(new Figure(null, "Difference", NONE, "", "")),
                cost(part, pair, tasks));
    }

    private static Figure accuracy(Summary.Part part, Series series) {
        var total = part.totals().stream()
                .filter(cell -> cell.series().equals(series))
                .findFirst()
                .orElseThrow();
        var name = SeriesNames.of(part).of(series);
        if (total.n() == 0) {
            return new Figure(series, name, NONE, Plural.of(total.errors(), "error"), "No task was answered");
        }
        var beside = "%,d of %,d".formatted(total.correct(), total.n())
                + counted(refused(part.rows().get(series)), "refused")
                + (total.errors() == 0 ? "" : ", " + Plural.of(total.errors(), "error"));
        return new Figure(
                series,
                name,
                TextNumbers.percent(total.accuracy()),
                beside,
                "95 % interval " + range(total.interval()));
    }

    /// `80 to 93 %`.
    public static String range(WilsonInterval interval) {
        return "%d to %d %%".formatted(Math.round(100 * interval.low()), Math.round(100 * interval.high()));
    }

    private static String counted(long number, String what) {
        return number == 0 ? "" : ", %,d %s".formatted(number, what);
    }

    /// Results whose prompt did not fit the model's window.
    public static long refused(List<ResultRow> rows) {
        return rows.stream().filter(KeyFigures::isRefused).count();
    }

    /// Whether the prompt did not fit the model's window, so that nothing was asked.
    public static boolean isRefused(ResultRow row) {
        return StopReason.REFUSED.wireName().equals(row.stopReason());
    }

    private static Figure difference(Summary.Part part, SeriesComparison comparison) {
        var test = comparison.test();
        if (test.pairs() == 0) {
            return new Figure(null, "Difference", NONE, "", "No task was answered by both");
        }
        var names = SeriesNames.of(part);
        var winner = comparison.winner();
        var verdict = winner == null ? "no difference shown" : names.of(winner) + " better";
        var below = "McNemar %s, %s%s"
                .formatted(
                        TextNumbers.pValue(comparison.holmP()), Plural.of(test.pairs(), "pair"), interval(comparison));
        return new Figure(
                null,
                "Difference",
                points(test.difference()),
                verdict,
                below + (winner == null ? needed(comparison) : ""));
    }

    /// `+41 points`.
    private static String points(double difference) {
        return TextNumbers.points(difference) + (Math.abs(Math.round(100 * difference)) == 1 ? " point" : " points");
    }

    private static String interval(SeriesComparison comparison) {
        var interval = comparison.differenceInterval();
        return interval == null
                ? ""
                : ", interval %s to %s"
                        .formatted(TextNumbers.points(interval.low()), TextNumbers.points(interval.high()));
    }

    /// How many pairs would show a difference, where none is shown.
    private static String needed(SeriesComparison comparison) {
        var needed = comparison.pairsNeeded();
        return needed == null
                ? ""
                : "; %s %,d pairs would show %s"
                        .formatted(
                                needed.atLeast() ? "at least" : "about",
                                needed.about(),
                                Plural.of(needed.points(), "point"));
    }

    /// Over the tasks that both were asked and answered: one that was refused costs nothing and says nothing of cost.
    private static Figure cost(Summary.Part part, ComparedPair pair, List<TaskLine> tasks) {
        var series = List.copyOf(part.rows().keySet());
        int first = series.indexOf(pair.first());
        int second = series.indexOf(pair.second());
        var both = tasks.stream()
                .filter(line ->
                        ran(line.results().get(first)) && ran(line.results().get(second)))
                .toList();
        var title = "Cost of " + SeriesNames.of(part).of(pair.second());
        if (both.isEmpty()) {
            return new Figure(null, title, NONE, "", "No task was run by both");
        }
        double secondsOfSecond = median(both, second, ResultRow::seconds);
        double secondsOfFirst = median(both, first, ResultRow::seconds);
        var value = secondsOfFirst == 0 ? NONE : times(secondsOfSecond / secondsOfFirst) + " time";
        var beside = "%s s against %s s"
                .formatted(TextNumbers.seconds(secondsOfSecond), TextNumbers.seconds(secondsOfFirst));
        var below = new ArrayList<String>();
        below.add("Medians where both ran (%s)".formatted(lengths(both)));
        if (both.stream().allMatch(line -> tokens(line, first) > 0 && tokens(line, second) > 0)) {
            double tokens = median(both, second, KeyFigures::tokens) / median(both, first, KeyFigures::tokens);
            below.add("with %s tokens".formatted(times(tokens)));
        }
        return new Figure(null, title, value, beside, String.join(", ", below));
    }

    private static boolean ran(@Nullable ResultRow row) {
        return row != null && row.isAnswered() && !isRefused(row);
    }

    private static double tokens(TaskLine line, int series) {
        var row = line.results().get(series);
        return row == null ? 0 : tokens(row);
    }

    /// Root and sub-calls together, 0 where the file does not tell.
    public static long tokens(ResultRow row) {
        return Math.max(0, row.rootTokens()) + Math.max(0, row.subTokens());
    }

    private static double median(List<TaskLine> tasks, int series, ToDoubleFunction<ResultRow> value) {
        return Quantiles.of(tasks.stream()
                        .map(line -> line.results().get(series))
                        .mapToDouble(row -> row == null ? Double.NaN : value.applyAsDouble(row))
                        .toArray())
                .p50();
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1fx" : "%,.0fx", ratio);
    }

    private static String lengths(List<TaskLine> tasks) {
        var lengths = tasks.stream()
                .map(line -> line.task().length())
                .distinct()
                .sorted()
                .toList();
        return lengths.size() == 1
                ? lengths.getFirst().shortName()
                : "%s to %s"
                        .formatted(
                                lengths.getFirst().shortName(),
                                lengths.stream()
                                        .max(ContextLength::compareTo)
                                        .orElseThrow()
                                        .shortName());
    }
}
