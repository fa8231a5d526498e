package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedBootstrapTest {

    /// NumPy 2.4.6: the shares of the three kinds of pairs convolved n times by `numpy.convolve`; of the sums the
    /// smallest that 2.5 % do not exceed, and the largest that 2.5 % reach.
    @ParameterizedTest
    @CsvSource({
        "2, 8, 30, 0, 0.4",
        "0, 3, 30, 0, 0.23333333333333334",
        "3, 0, 30, -0.23333333333333334, 0",
        "15, 15, 30, -0.3333333333333333, 0.3333333333333333",
        "5, 20, 100, 0.06, 0.24",
        "40, 110, 500, 0.094, 0.186",
        "300, 350, 2000, 0, 0.05"
    })
    void equalsNumPy(int onlyFirst, int onlySecond, int pairs, double low, double high) {
        var interval = interval(onlyFirst, onlySecond, pairs);

        assertEquals(low, interval.low(), 1e-12);
        assertEquals(high, interval.high(), 1e-12);
    }

    /// What it stands for: pairs drawn with replacement, 10,000 times.
    @Property(tries = 20)
    void equalsResamplesThatAreDrawn(
            @ForAll @IntRange(max = 20) int onlyFirst,
            @ForAll @IntRange(min = 1, max = 20) int onlySecond,
            @ForAll @IntRange(min = 1, max = 20) int rest) {
        int n = onlyFirst + onlySecond + rest;
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        double[] drawn = DoubleStream.generate(() -> IntStream.range(0, n)
                                .map(_ -> random.nextInt(n))
                                .map(pair -> pair < onlyFirst ? -1 : pair < onlyFirst + onlySecond ? 1 : 0)
                                .sum()
                        / (double) n)
                .limit(10_000)
                .sorted()
                .toArray();
        var interval = interval(onlyFirst, onlySecond, n);

        assertTrue(share(drawn, interval.low(), false) < 0.025 + 0.01, "smaller ones");
        assertTrue(share(drawn, interval.low(), true) > 0.025 - 0.01, "smaller ones and itself");
        assertTrue(share(drawn, interval.high(), false) < 0.975 + 0.01, "all but the larger ones and itself");
        assertTrue(share(drawn, interval.high(), true) > 0.975 - 0.01, "all but the larger ones");
    }

    private static double share(double[] drawn, double limit, boolean included) {
        return (double) Arrays.stream(drawn)
                        .filter(value -> included ? value <= limit + 1e-9 : value < limit - 1e-9)
                        .count()
                / drawn.length;
    }

    /// For many pairs it is the normal distribution's.
    @Property(tries = 50)
    void aMillionPairsHaveTheIntervalOfTheNormalDistribution(
            @ForAll @IntRange(min = 1_000, max = 500_000) int onlyFirst,
            @ForAll @IntRange(min = 1_000, max = 500_000) int onlySecond) {
        int n = 1_000_000;
        double difference = (double) (onlySecond - onlyFirst) / n;
        double spread = Math.sqrt(((double) (onlyFirst + onlySecond) / n - difference * difference) / n);
        var interval = interval(onlyFirst, onlySecond, n);

        assertEquals(difference - 1.959964 * spread, interval.low(), 0.02 * spread + 2e-6);
        assertEquals(difference + 1.959964 * spread, interval.high(), 0.02 * spread + 2e-6);
    }

    @Property
    void holdsTheDifferenceAndMirrors(
            @ForAll @IntRange(max = 300) int onlyFirst,
            @ForAll @IntRange(max = 300) int onlySecond,
            @ForAll @IntRange(min = 1, max = 300) int both) {
        var test = PairedTest.of(both, onlyFirst, onlySecond, 1);
        var interval = PairedBootstrap.of(test).interval();
        var mirrored = PairedBootstrap.of(PairedTest.of(both, onlySecond, onlyFirst, 1))
                .interval();

        assertTrue(interval.low() <= test.difference() && test.difference() <= interval.high());
        assertTrue(-1 <= interval.low() && interval.high() <= 1);
        assertEquals(-mirrored.high(), interval.low(), 1e-12);
        assertEquals(-mirrored.low(), interval.high(), 1e-12);
    }

    @Property
    void drawsFollowTheDistribution(
            @ForAll @IntRange(max = 40) int onlyFirst, @ForAll @IntRange(min = 1, max = 40) int onlySecond) {
        var bootstrap = PairedBootstrap.of(PairedTest.of(3, onlyFirst, onlySecond, 4));
        int draws = 4_000;
        double mean = IntStream.range(0, draws)
                .mapToDouble(i -> bootstrap.resampled((i + 0.5) / draws))
                .average()
                .orElseThrow();

        assertEquals(PairedTest.of(3, onlyFirst, onlySecond, 4).difference(), mean, 1e-3);
    }

    /// Six of six pairs alike say little, though every resample is the same. The interval is Newcombe's:
    /// the two Wilson intervals are 0 to 0.39 and 0.61 to 1.
    @Test
    void whereAllPairsAreAlikeTheIntervalIsWideAllTheSame() {
        assertEquals(0.44798395618951337, interval(0, 6, 6).low(), 1e-12);
        assertEquals(1, interval(0, 6, 6).high());
        var same = PairedBootstrap.of(PairedTest.of(6, 0, 0, 0)).interval();
        assertEquals(-0.3903342879021654, same.low(), 1e-12);
        assertEquals(0.3903342879021654, same.high(), 1e-12);
    }

    /// Newcombe 1998, method 10: 36, 12, 2 and 0 pairs give 0.0569 to 0.3404. Fagerland, Lydersen and Laake 2014:
    /// 1, 1, 7 and 12 pairs give 0.026 to 0.507.
    @Test
    void newcombesIntervalEqualsPublishedExamples() {
        var some = NewcombeInterval.of(PairedTest.of(36, 2, 12, 0));
        assertEquals(0.0569, some.low(), 5e-5);
        assertEquals(0.3404, some.high(), 5e-5);
        var others = NewcombeInterval.of(PairedTest.of(1, 1, 7, 12));
        assertEquals(0.026, others.low(), 5e-4);
        assertEquals(0.507, others.high(), 5e-4);
    }

    @Test
    void noPairsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedBootstrap.of(PairedTest.of(0, 0, 0, 0)));
    }

    private static Interval interval(int onlyFirst, int onlySecond, int pairs) {
        return PairedBootstrap.of(PairedTest.of(pairs - onlyFirst - onlySecond, onlyFirst, onlySecond, 0))
                .interval();
    }
}
