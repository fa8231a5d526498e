package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTestTest {

    /// statsmodels 0.15.0: mcnemar([[7, onlyFirst], [onlySecond, 5]], exact=True).pvalue
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.0",
        "1, 0, 1.0",
        "3, 0, 0.25",
        "5, 0, 0.0625",
        "6, 0, 0.03125",
        "0, 6, 0.03125",
        "4, 1, 0.375",
        "7, 1, 0.0703125",
        "8, 1, 0.0390625",
        "2, 9, 0.0654296875",
        "10, 10, 1.0",
        "15, 5, 0.04138946533203125",
        "14, 30, 0.022628841205914796",
        "120, 80, 0.005685155996750306"
    })
    void equalsStatsmodels(int onlyFirst, int onlySecond, double p) {
        var test = PairedTest.of(7, onlyFirst, onlySecond, 5);

        assertEquals(p, test.pValue(), 1e-12);
        assertEquals(12 + onlyFirst + onlySecond, test.pairs());
    }

    @Property
    void swappingTheMethodsLeavesThePAndTurnsTheDifference(
            @ForAll @IntRange(max = 400) int onlyFirst, @ForAll @IntRange(max = 400) int onlySecond) {
        var one = PairedTest.of(1, onlyFirst, onlySecond, 2);
        var other = PairedTest.of(1, onlySecond, onlyFirst, 2);

        assertEquals(one.pValue(), other.pValue(), 1e-12);
        assertTrue(one.pValue() > 0 && one.pValue() <= 1);
        assertEquals(0, one.difference() + other.difference());
    }

    @Test
    void negativeCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedTest.of(0, -1, 3, 0));
    }

    @Property
    void tasksThatDoNotSeparateTheMethodsChangeNothing(@ForAll @IntRange(max = 1_000) int both) {
        assertEquals(
                PairedTest.of(0, 8, 1, 0).pValue(),
                PairedTest.of(both, 8, 1, both).pValue());
    }
}
