package dev.rlmworkbench.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// 95 % interval of a proportion (Wilson 1927, without continuity correction): unlike the textbook interval it is
/// sensible for few tasks and for 0 or all correct.
///
/// @param low  0 to 1
/// @param high 0 to 1
public record WilsonInterval(double low, double high) {

    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /// @param trials 0 gives the interval that says nothing, 0 to 1
    /// @throws IllegalArgumentException when the counts are negative or there are more successes than trials
    public static WilsonInterval of(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials are not possible.");
        }
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double n = trials;
        double p = successes / n;
        double centre = p + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        // At 0 and at all correct the bounds are exactly 0 and 1; rounding would leave them a hair away.
        return new WilsonInterval(
                successes == 0 ? 0 : (centre - spread) / scale, successes == trials ? 1 : (centre + spread) / scale);
    }
}
