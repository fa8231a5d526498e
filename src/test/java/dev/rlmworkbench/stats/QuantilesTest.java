package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    /// numpy.percentile(values, [50, 95])
    @Test
    void interpolateAsNumPyDoes() {
        equals(5.5, 9.55, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        equals(2, 9.2, 10, 1, 2);
        equals(3, 3, 3);
    }

    private static void equals(double p50, double p95, double... values) {
        var quantiles = Quantiles.of(values);

        assertEquals(p50, quantiles.p50(), 1e-12);
        assertEquals(p95, quantiles.p95(), 1e-12);
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
        assertTrue(sorted[0] <= quantiles.p50() && quantiles.p50() <= quantiles.p95());
        assertTrue(quantiles.p95() <= sorted[sorted.length - 1]);
    }
}
