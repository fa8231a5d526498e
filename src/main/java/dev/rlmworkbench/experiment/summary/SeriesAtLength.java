package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// How one series did at one context length. Tasks that failed because of the world (server, sandbox) are counted in
/// `errors` only: they will run again and say nothing about the method.
///
/// @param length         null for all lengths together
/// @param n              answered tasks
/// @param accuracy       0 to 1; 0 without answered tasks
/// @param latencyP50S    seconds, null without answered tasks
/// @param rootTokensMean prompt and completion tokens of the root model a task, null where no record tells
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
        @Nullable Double latencyP50S,
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

    static SeriesAtLength of(Series series, @Nullable ContextLength length, List<ResultRecord> records) {
        var answered = records.stream().filter(record -> record.error() == null).toList();
        int n = answered.size();
        int correct = count(answered, record -> record.scores().correct() ? 1 : 0);
        double[] latencies =
                answered.stream().mapToDouble(ResultRecord::latencyS).sorted().toArray();
        return new SeriesAtLength(
                series,
                length,
                n,
                correct,
                n == 0 ? 0 : (double) correct / n,
                WilsonInterval.of(correct, n),
                n == 0 ? null : percentile(latencies, 0.50),
                n == 0 ? null : percentile(latencies, 0.95),
                answered.stream().mapToDouble(ResultRecord::latencyS).sum(),
                meanTokens(answered, "root"),
                meanTokens(answered, "sub"),
                answered.stream().anyMatch(SeriesAtLength::estimated),
                n == 0 ? 0 : (double) count(answered, ResultRecord::iterations) / n,
                n == 0 ? 0 : (double) count(answered, ResultRecord::subCalls) / n,
                count(answered, record -> record.truncated() ? 1 : 0),
                count(answered, record -> record.timedOut() ? 1 : 0),
                records.size() - n);
    }

    /// Mean of root and sub tokens together, null where no record tells.
    public @Nullable Double tokensMean() {
        if (rootTokensMean == null) {
            return subTokensMean;
        }
        return subTokensMean == null ? rootTokensMean : Double.valueOf(rootTokensMean + subTokensMean);
    }

    /// Linear interpolation between the two nearest values, as NumPy's default.
    static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static int count(List<ResultRecord> records, ToIntFunction<ResultRecord> value) {
        return records.stream().mapToInt(value).sum();
    }

    private static @Nullable Double meanTokens(List<ResultRecord> records, String role) {
        var known = records.stream()
                .map(record -> record.usage().get(role))
                .filter(Map.class::isInstance)
                .map(usage -> (Map<?, ?>) usage)
                .mapToDouble(usage -> number(usage.get("prompt")) + number(usage.get("completion")));
        OptionalDouble mean = known.average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static boolean estimated(ResultRecord record) {
        return record.usage().values().stream()
                .anyMatch(usage -> usage instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("estimated")));
    }
}
