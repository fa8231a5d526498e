package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    /// numpy.percentile(values, [25, 50, 75, 95])
    @Test
    void interpolateAsNumPyDoes() {
        equals(3.25, 5.5, 7.75, 9.55, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        equals(1.5, 2, 6, 9.2, 10, 1, 2);
        equals(3, 3, 3, 3, 3);
    }

    private static void equals(double p25, double p50, double p75, double p95, double... values) {
        var quantiles = Quantiles.of(values);

        assertEquals(p25, quantiles.p25(), 1e-12);
        assertEquals(p50, quantiles.p50(), 1e-12);
        assertEquals(p75, quantiles.p75(), 1e-12);
        assertEquals(p95, quantiles.p95(), 1e-12);
    }

    /// Ranks as in table 18.4 of Altman, Machin, Bryant and Gardner, Statistics with Confidence (2000).
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "8, 1, 8", "9, 2, 8", "10, 2, 9", "20, 6, 15", "30, 10, 21", "50, 18, 33", "100, 40, 61"})
    void theMediansIntervalEndsAtThePublishedRanks(int n, int low, int high) {
        var ranks = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        assertEquals(new Interval(low, high), Quantiles.of(ranks).medianInterval());
    }

    @Test
    void fiveValuesDoNotTellWhereTheMedianLies() {
        assertNull(Quantiles.of(new double[] {1, 2, 3, 4, 5}).medianInterval());
    }

    /// By counting all ways in which coins can fall.
    @Property
    void noNarrowerRanksCoverTheMedianWith95Percent(@ForAll @IntRange(min = 6, max = 60) int n) {
        var ranks = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        int k = (int) Quantiles.of(ranks).medianInterval().low();

        assertTrue(outside(n, k) <= 0.05);
        assertTrue(outside(n, k + 1) > 0.05);
    }

    private static double outside(int n, int k) {
        var ways = BigInteger.ZERO;
        var choose = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.add(choose);
            choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return 2 * ways.doubleValue() / Math.pow(2, n);
    }

    @Test
    void noValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new double[0]));
    }

    @Property
    void lieAmongTheValuesInAnyOrderAndLeaveThemAlone(@ForAll @NotEmpty double @DoubleRange(max = 1_000) [] values) {
        var before = values.clone();
        var sorted = values.clone();
        Arrays.sort(sorted);

        var quantiles = Quantiles.of(values);

        assertArrayEquals(before, values);
        assertEquals(Quantiles.of(sorted), quantiles);
        assertTrue(sorted[0] <= quantiles.p25() && quantiles.p25() <= quantiles.p50());
        assertTrue(quantiles.p50() <= quantiles.p75() && quantiles.p75() <= quantiles.p95());
        assertTrue(quantiles.p95() <= sorted[sorted.length - 1]);
    }
}
