package dev.rlmworkbench.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/// The values that 25, 50, 75 and 95 % of all values do not exceed; between two values the point on the line that joins
/// them, as in NumPy.
///
/// @param medianInterval two of the values, between which the median of all that could have been measured lies with a
///     certainty of at least 95 % whatever its distribution is (order statistics, Thompson 1936); null below six values
public record Quantiles(
        double p25,
        double p50,
        double p75,
        double p95,
        @Nullable Interval medianInterval) {

    private static final double TAIL = 0.025;
    static final Quantile LINEAR = Quantile.withDefaults().with(EstimationMethod.HF7);

    /// @param values in any order
    /// @throws IllegalArgumentException when there are none
    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There are no values.");
        }
        var sorted = values.clone();
        Arrays.parallelSort(sorted);
        double[] found = LINEAR.evaluate(sorted.length, i -> sorted[i], 0.25, 0.50, 0.75, 0.95);
        return new Quantiles(found[0], found[1], found[2], found[3], medianInterval(sorted));
    }

    /// Each value lies below the true median with the chance of a coin toss. So the k-th smallest lies above it
    /// when fewer than k do, and the k-th largest below it by the same chance: the largest k for which that is at
    /// most 2.5 %.
    private static @Nullable Interval medianInterval(double[] sorted) {
        int k = BinomialDistribution.of(sorted.length, 0.5).inverseCumulativeProbability(TAIL);
        return k == 0 ? null : new Interval(sorted[k - 1], sorted[sorted.length - k]);
    }
}
