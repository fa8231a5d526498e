package dev.rlmworkbench.stats;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/// The value that half of all values do not exceed, and the one that 95 % do not exceed; between two values the
/// point on the line that joins them, as in NumPy.
public record Quantiles(double p50, double p95) {

    private static final Quantile LINEAR =
            Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

    /// @param values in any order
    /// @throws IllegalArgumentException when there are none
    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There are no values.");
        }
        double[] found = LINEAR.evaluate(values, 0.50, 0.95);
        return new Quantiles(found[0], found[1]);
    }
}
