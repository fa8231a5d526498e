package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class PairsNeededTest {

    /// The first two: Connor's formula as powerandsamplesize.com (0.05 and 0.45 discordant: 23, rounded up from 22.01)
    /// and clinicaltrials-tools (discordance 0.45, odds ratio 2: 155) work it out.
    @Test
    void equalsPublishedExamples() {
        assertEquals(23, PairsNeeded.forDifference(0.40, 0.50));
        assertEquals(155, PairsNeeded.forDifference(0.15, 0.45));
        assertEquals(234, PairsNeeded.forDifference(0.10, 0.30));
        assertEquals(940, PairsNeeded.forDifference(0.05, 0.30));
    }

    @Test
    void aboutIsTwoDigitsRoundedUp() {
        assertEquals(240, new PairsNeeded(10, 234, false).about());
        assertEquals(940, new PairsNeeded(5, 940, false).about());
        assertEquals(76, new PairsNeeded(10, 76, true).about());
        assertEquals(23_000, new PairsNeeded(1, 22_101, false).about());
    }

    @Test
    void namesTheLargestDifferenceThatTheTasksAreTooFewFor() {
        assertEquals(Optional.of(new PairsNeeded(10, 234, false)), PairsNeeded.of(PairedTest.of(10, 4, 5, 11)));
        assertEquals(Optional.of(new PairsNeeded(5, 940, false)), PairsNeeded.of(PairedTest.of(100, 40, 50, 110)));
        assertEquals(Optional.empty(), PairsNeeded.of(PairedTest.of(50_000, 15_000, 15_000, 20_000)));
        assertEquals(Optional.empty(), PairsNeeded.of(PairedTest.of(0, 0, 0, 0)));
    }

    @Test
    void tasksThatHardlySeparateTheMethodsGiveALowerBound() {
        assertEquals(Optional.of(new PairsNeeded(10, 77, true)), PairsNeeded.of(PairedTest.of(3, 0, 0, 0)));
    }

    @Test
    void anImpossibleDifferenceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairsNeeded.forDifference(0.3, 0.2));
        assertThrows(IllegalArgumentException.class, () -> PairsNeeded.forDifference(0, 0.2));
    }

    /// The power of the test on so many pairs, by the normal distribution (Connor 1987, Lachin 1992).
    @Property
    void soManyPairsHaveAPowerOf80PercentAndOneFewerHasNot(
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double difference,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double more) {
        double discordance = Math.min(1, difference + more);
        long pairs = PairsNeeded.forDifference(difference, discordance);

        assertTrue(power(pairs, difference, discordance) >= 0.8 - 1e-12);
        assertTrue(power(pairs - 1, difference, discordance) < 0.8);
    }

    private static double power(long pairs, double difference, double discordance) {
        var normal = NormalDistribution.of(0, 1);
        return normal.cumulativeProbability(
                (difference * Math.sqrt(pairs) - normal.inverseCumulativeProbability(0.975) * Math.sqrt(discordance))
                        / Math.sqrt(discordance - difference * difference));
    }
}
