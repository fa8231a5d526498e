package dev.rlmworkbench.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/// Exact two-sided McNemar test: two methods on the same tasks. Only the tasks that one of them solved and the other
/// did not say anything; were the methods equally good, each of those would be a coin toss.
///
/// @param both       tasks that both solved
/// @param onlyFirst  tasks that only the first method solved
/// @param onlySecond tasks that only the second method solved
/// @param neither    tasks that neither solved
/// @param pValue     1 where no task separates the methods
public record PairedTest(int both, int onlyFirst, int onlySecond, int neither, double pValue) {

    /// A p below it is called a difference that is shown, once it is corrected for the number of tests, see [Holm].
    public static final double SIGNIFICANT = 0.05;

    /// @throws IllegalArgumentException when a count is negative
    public static PairedTest of(int both, int onlyFirst, int onlySecond, int neither) {
        if (both < 0 || onlyFirst < 0 || onlySecond < 0 || neither < 0) {
            throw new IllegalArgumentException("There are no negative numbers of tasks.");
        }
        return new PairedTest(both, onlyFirst, onlySecond, neither, twoSided(onlyFirst, onlySecond));
    }

    /// A fair coin is symmetric, so both tails are twice one. The library's own two-sided test is not used: it
    /// compares the two tails' equal probabilities after rounding and loses the last one of a tail (30 against 14:
    /// 0.016 for 0.023).
    private static double twoSided(int one, int other) {
        if (one == other) {
            return 1;
        }
        double oneSided = BinomialTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .test(one + other, Math.min(one, other), 0.5)
                .getPValue();
        return Math.min(1, 2 * oneSided);
    }

    /// The same pairs seen together with those of another test.
    public PairedTest plus(PairedTest other) {
        return of(
                both + other.both, onlyFirst + other.onlyFirst, onlySecond + other.onlySecond, neither + other.neither);
    }

    public int pairs() {
        return both + onlyFirst + onlySecond + neither;
    }

    /// Share of right answers of the second method less that of the first, -1 to 1.
    ///
    /// @return 0 without pairs
    public double difference() {
        return pairs() == 0 ? 0 : (double) (onlySecond - onlyFirst) / pairs();
    }
}
