package dev.rlmworkbench.report.kind;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;

/// Median, quartiles, the value that 95 % do not exceed, and the mean.
record Spread(int n, double low, double median, double high, double p95, double mean) {

    private static final Quantile LINEAR = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

    /// @param values are put into another order
    /// @return empty where there are none
    static Optional<Spread> of(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        double mean = DoubleStream.of(values).average().orElseThrow();
        double[] found = LINEAR.evaluate(values, 0.25, 0.5, 0.75, 0.95);
        return Optional.of(new Spread(values.length, found[0], found[1], found[2], found[3], mean));
    }
}
