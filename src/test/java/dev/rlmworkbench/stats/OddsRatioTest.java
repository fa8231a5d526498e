package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsRatioTest {

    /// Two media for growing tubercle bacilli (Armitage and Berry 1994, p. 127): the manual of StatsDirect gives the
    /// ratio 6, the exact interval 1.335744 to 55.197091 and p = 0.0129.
    @Test
    void equalsAPublishedExample() {
        var test = PairedTest.of(20, 2, 12, 16);

        equals(test, 6.0, 1.335744, 55.197091, 1e-6);
        assertEquals(0.0129, test.pValue(), 5e-5);
    }

    /// statsmodels 0.15.0: proportion_confint(second, first + second, 0.05, "beta"), each end x as x / (1 - x)
    @ParameterizedTest
    @CsvSource({
        "12, 2, 0.16666666666666666, 0.01811689688532481, 0.7486466027726504",
        "6, 0, 0, 0, 0.8493111942973236",
        "0, 6, , 1.1774247257241777, ",
        "10, 10, 1, 0.3735468466993662, 2.677040400249473",
        "86, 150, 1.744186046511628, 1.3292282526052634, 2.3009790804219943",
        "3000, 3100, 1.0333333333333334, 0.9824264330223702, 1.0868894655731438"
    })
    void equalsStatsmodels(int first, int second, Double value, double low, Double high) {
        equals(PairedTest.of(3, first, second, 4), value, low, high, 1e-11);
    }

    private static void equals(PairedTest test, Double value, double low, Double high, double delta) {
        var ratio = OddsRatio.of(test);

        assertNotNull(ratio);
        assertEquals(low, ratio.low(), delta);
        if (value == null) {
            assertNull(ratio.value());
            assertNull(ratio.high());
        } else {
            assertEquals(value, ratio.value(), delta);
            assertEquals(high, ratio.high(), delta);
        }
    }

    @Test
    void tasksThatDoNotSeparateTheMethodsGiveNone() {
        assertNull(OddsRatio.of(PairedTest.of(5, 0, 0, 5)));
    }

    @Property
    void theOtherWayRoundItIsTheReciprocal(
            @ForAll @IntRange(min = 1, max = 500) int first, @ForAll @IntRange(min = 1, max = 500) int second) {
        var one = OddsRatio.of(PairedTest.of(0, first, second, 0));
        var other = OddsRatio.of(PairedTest.of(0, second, first, 0));

        assertEquals(1, one.value() * other.value(), 1e-9);
        assertEquals(1, one.low() * other.high(), 1e-9);
    }
}
