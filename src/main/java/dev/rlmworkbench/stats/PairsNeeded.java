package dev.rlmworkbench.stats;

import java.util.Optional;

/// How many tasks both methods must answer for a difference to show: with 80 % power, at p < 0.05 in one two-sided
/// McNemar test (Connor 1987).
///
/// @param points  the difference, in percentage points
/// @param pairs   tasks
/// @param atLeast the tasks seen separate the methods less often than the difference itself would, so more may be
///                needed
public record PairsNeeded(int points, long pairs, boolean atLeast) {

    private static final double Z_SIGNIFICANCE = 1.959963984540054;
    private static final double Z_POWER = 0.8416212335729143;
    private static final int[] POINTS = {10, 5, 2, 1};

    /// For the largest of the differences 10, 5, 2 and 1 points that more tasks than there are would be needed
    /// for, with the discordance seen; empty when there are enough even for 1 point, and without any pairs.
    public static Optional<PairsNeeded> of(PairedTest test) {
        if (test.pairs() == 0) {
            return Optional.empty();
        }
        double discordance = (double) (test.onlyFirst() + test.onlySecond()) / test.pairs();
        for (int points : POINTS) {
            double difference = points / 100.0;
            long pairs = forDifference(difference, Math.max(discordance, difference));
            if (pairs > test.pairs()) {
                return Optional.of(new PairsNeeded(points, pairs, discordance < difference));
            }
        }
        return Optional.empty();
    }

    /// @param difference  of the shares of right answers, above 0
    /// @param discordance share of the tasks that only one of the methods solves, from `difference` to 1
    /// @throws IllegalArgumentException when these cannot be
    public static long forDifference(double difference, double discordance) {
        if (!(difference > 0 && difference <= discordance && discordance <= 1)) {
            throw new IllegalArgumentException(
                    "A difference of %s with a discordance of %s is not possible.".formatted(difference, discordance));
        }
        double root =
                Z_SIGNIFICANCE * Math.sqrt(discordance) + Z_POWER * Math.sqrt(discordance - difference * difference);
        return (long) Math.ceil(root * root / (difference * difference));
    }

    /// Two digits of it, rounded up: it rests on a discordance that is itself an estimate.
    public long about() {
        long unit = 1;
        while (pairs > 99 * unit) {
            unit *= 10;
        }
        return (pairs + unit - 1) / unit * unit;
    }
}
