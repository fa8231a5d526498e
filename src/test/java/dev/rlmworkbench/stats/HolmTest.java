package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class HolmTest {

    /// statsmodels 0.15.0: multipletests(p, method="holm")[1].
    @Test
    void equalsStatsmodels() {
        equals(new double[] {.01, .04, .03, .005}, .03, .06, .06, .02);
        equals(new double[] {.02, .02, .02}, .06, .06, .06);
        equals(
                new double[] {.001, .008, .039, .041, .042, .06, .074, .205},
                .008,
                .056,
                .234,
                .234,
                .234,
                .234,
                .234,
                .234);
    }

    private static void equals(double[] pValues, double... adjusted) {
        assertArrayEquals(adjusted, Holm.adjusted(pValues), 1e-12);
    }

    @Test
    void noTestsNoCorrection() {
        assertEquals(0, Holm.adjusted().length);
    }

    @Property
    void keepsTheOrderAndLiesBetweenThePAndBonferronis(@ForAll @NotEmpty List<@DoubleRange(max = 1) Double> values) {
        var pValues = values.stream().mapToDouble(Double::doubleValue).toArray();
        var adjusted = Holm.adjusted(pValues);

        double smallest = Arrays.stream(pValues).min().orElseThrow();
        for (int i = 0; i < pValues.length; i++) {
            assertTrue(pValues[i] <= adjusted[i]);
            assertTrue(adjusted[i] <= Math.min(1, pValues[i] * pValues.length));
            if (pValues[i] == smallest) {
                assertEquals(Math.min(1, pValues.length * smallest), adjusted[i], 1e-12);
            }
            for (int j = 0; j < pValues.length; j++) {
                assertTrue(pValues[i] > pValues[j] || adjusted[i] <= adjusted[j]);
            }
        }
    }
}
