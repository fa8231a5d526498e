package dev.rlmworkbench.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/// How much more often the second method alone solved a task than the first alone: the conditional odds ratio of
/// paired answers, with its exact 95 % interval. Among the tasks that separate the methods, the share that the
/// second solved has the interval of Clopper and Pearson (1934); its ends, as odds, are the interval's (Liddell
/// 1983; Fagerland, Lydersen and Laake 2014).
///
/// @param value above 1 where the second is ahead; null where the first alone solved none, so that it has no bound
/// @param low   0 where the second alone solved none
/// @param high  null where it has no bound
public record OddsRatio(
        @Nullable Double value, double low, @Nullable Double high) {

    private static final double ERROR_RATE = 0.05;

    /// Null where no task separates the methods.
    public static @Nullable OddsRatio of(PairedTest test) {
        int first = test.onlyFirst();
        int second = test.onlySecond();
        if (first + second == 0) {
            return null;
        }
        var share = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(first + second, second, ERROR_RATE);
        return new OddsRatio(
                first == 0 ? null : (Double) ((double) second / first),
                second == 0 ? 0 : odds(share.getLowerBound()),
                first == 0 ? null : (Double) odds(share.getUpperBound()));
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}
