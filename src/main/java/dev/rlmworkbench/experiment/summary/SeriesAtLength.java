package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.Interval;
import dev.rlmworkbench.stats.Quantiles;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.Arrays;
import java.util.List;
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
        var sum = new Sum(rows.size());
        rows.forEach(sum::add);
        int n = sum.answered;
        int errors = rows.size() - n;
        double[] seconds = Arrays.copyOf(sum.seconds, n);
        var times = n == 0 ? null : Quantiles.of(seconds);
        return new SeriesAtLength(
                series,
                length,
                n,
                sum.correct,
                n == 0 ? 0 : (double) sum.correct / n,
                WilsonInterval.of(sum.correct, n),
                errors == 0 ? null : (Double) ((double) sum.correct / rows.size()),
                errors == 0 ? null : WilsonInterval.of(sum.correct, rows.size()),
                times == null ? null : (Double) times.p25(),
                times == null ? null : (Double) times.p50(),
                times == null ? null : times.medianInterval(),
                times == null ? null : (Double) times.p75(),
                times == null ? null : (Double) times.p95(),
                DoubleStream.of(seconds).sum(),
                sum.rootTokens.mean(),
                sum.subTokens.mean(),
                sum.estimated,
                n == 0 ? 0 : (double) sum.turns / n,
                n == 0 ? 0 : (double) sum.subCalls / n,
                sum.truncated,
                sum.timedOut,
                errors);
    }

    /// Of the answered tasks, in one go, as there may be a million.
    private static final class Sum {
        private final double[] seconds;
        private final Mean rootTokens = new Mean();
        private final Mean subTokens = new Mean();
        private int answered;
        private int correct;
        private boolean estimated;
        private long turns;
        private long subCalls;
        private int truncated;
        private int timedOut;

        Sum(int rows) {
            this.seconds = new double[rows];
        }

        void add(ResultRow row) {
            if (!row.isAnswered()) {
                return;
            }
            seconds[answered] = row.seconds();
            answered++;
            correct += row.isRight() ? 1 : 0;
            rootTokens.add(row.rootTokens());
            subTokens.add(row.subTokens());
            estimated |= row.estimated();
            turns += row.iterations();
            subCalls += row.subCalls();
            truncated += row.truncated() ? 1 : 0;
            timedOut += row.timedOut() ? 1 : 0;
        }
    }

    /// Of the tokens of the tasks whose files tell.
    private static final class Mean {
        private long sum;
        private int tasks;

        void add(long tokens) {
            if (tokens >= 0) {
                sum += tokens;
                tasks++;
            }
        }

        @Nullable
        Double mean() {
            return tasks == 0 ? null : (Double) ((double) sum / tasks);
        }
    }

    /// Mean of root and sub tokens together, null where no result tells.
    public @Nullable Double tokensMean() {
        if (rootTokensMean == null) {
            return subTokensMean;
        }
        return subTokensMean == null ? rootTokensMean : Double.valueOf(rootTokensMean + subTokensMean);
    }
}
