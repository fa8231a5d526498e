package dev.rlmworkbench.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/// 95 % interval of a proportion (Wilson 1927, without continuity correction): unlike the textbook interval it is
/// sensible for few tasks and for 0 or all correct.
///
/// @param low  0 to 1
/// @param high 0 to 1
public record WilsonInterval(double low, double high) {

    private static final double ERROR_RATE = 0.05;

    /// @param trials 0 gives the interval that says nothing, 0 to 1
    /// @throws IllegalArgumentException when the counts are negative or there are more successes than trials
    public static WilsonInterval of(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials are not possible.");
        }
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, ERROR_RATE);
        // At 0 and at all correct the bounds are exactly 0 and 1; rounding would leave them a hair away.
        return new WilsonInterval(
                successes == 0 ? 0 : interval.getLowerBound(), successes == trials ? 1 : interval.getUpperBound());
    }
}
