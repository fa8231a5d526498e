package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.Interval;
import dev.rlmworkbench.stats.Quantiles;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// How one series did at one context length. Tasks that failed because of the world (server, sandbox) are counted in
/// `errors`: they will run again and say nothing about the method. But a method that fails on the hard tasks would
/// look better for it, so the accuracy with errors counted as wrong stands beside the one over answered tasks.
///
/// @param length         null for all lengths together
/// @param n              answered tasks
/// @param accuracy       over answered tasks, 0 to 1; 0 without answered tasks
/// @param accuracyErrorsWrong over all tasks that were tried, 0 to 1; null where none failed
/// @param intervalErrorsWrong of that; null where none failed
/// @param latencyP25S    seconds, null without answered tasks, as the other quantiles
/// @param latencyP50IntervalS of the median; null below six answered tasks
/// @param rootTokensMean prompt and completion tokens of the root model a task, null where no result tells
/// @param subTokensMean  the same of the sub-calls
/// @param turnsMean      calls of the root model a task, 0 without answered tasks
/// @param tokensEstimated some of these counts were estimated from characters
public record SeriesAtLength(
        Series series,
        @Nullable ContextLength length,
        int n,
        int correct,
        double accuracy,
        WilsonInterval interval,
        @Nullable Double accuracyErrorsWrong,
        @Nullable WilsonInterval intervalErrorsWrong,
        @Nullable Double latencyP25S,
        @Nullable Double latencyP50S,
        @Nullable Interval latencyP50IntervalS,
        @Nullable Double latencyP75S,
        @Nullable Double latencyP95S,
        double latencySumS,
        @Nullable Double rootTokensMean,
        @Nullable Double subTokensMean,
        boolean tokensEstimated,
        double turnsMean,
        double subCallsMean,
        int truncated,
        int timedOut,
        int errors) {

    static SeriesAtLength of(Series series, @Nullable ContextLength length, List<ResultRow> rows) {
        var answered = rows.stream().filter(ResultRow::isAnswered).toList();
        int n = answered.size();
        int correct = count(answered, row -> row.isRight() ? 1 : 0);
        int errors = rows.size() - n;
        double[] seconds = answered.stream().mapToDouble(ResultRow::seconds).toArray();
        var times = n == 0 ? null : Quantiles.of(seconds);
        return new SeriesAtLength(
                series,
                length,
                n,
                correct,
                n == 0 ? 0 : (double) correct / n,
                WilsonInterval.of(correct, n),
                errors == 0 ? null : (Double) ((double) correct / rows.size()),
                errors == 0 ? null : WilsonInterval.of(correct, rows.size()),
                times == null ? null : (Double) times.p25(),
                times == null ? null : (Double) times.p50(),
                times == null ? null : times.medianInterval(),
                times == null ? null : (Double) times.p75(),
                times == null ? null : (Double) times.p95(),
                DoubleStream.of(seconds).sum(),
                meanTokens(answered, ResultRow::rootTokens),
                meanTokens(answered, ResultRow::subTokens),
                answered.stream().anyMatch(ResultRow::estimated),
                n == 0 ? 0 : (double) count(answered, ResultRow::iterations) / n,
                n == 0 ? 0 : (double) count(answered, ResultRow::subCalls) / n,
                count(answered, row -> row.truncated() ? 1 : 0),
                count(answered, row -> row.timedOut() ? 1 : 0),
                errors);
    }

    /// Mean of root and sub tokens together, null where no result tells.
    public @Nullable Double tokensMean() {
        if (rootTokensMean == null) {
            return subTokensMean;
        }
        return subTokensMean == null ? rootTokensMean : Double.valueOf(rootTokensMean + subTokensMean);
    }

    private static int count(List<ResultRow> rows, ToIntFunction<ResultRow> value) {
        return rows.stream().mapToInt(value).sum();
    }

    private static @Nullable Double meanTokens(List<ResultRow> rows, ToLongFunction<ResultRow> role) {
        var mean = rows.stream().mapToLong(role).filter(tokens -> tokens >= 0).average();
        return mean.isPresent() ? (Double) mean.getAsDouble() : null;
    }
}
