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
        "0, 0, 1.0, NOT_SHOWN",
        "1, 0, 1.0, NOT_SHOWN",
        "3, 0, 0.25, NOT_SHOWN",
        "5, 0, 0.0625, NOT_SHOWN",
        "6, 0, 0.03125, FIRST_IS_BETTER",
        "0, 6, 0.03125, SECOND_IS_BETTER",
        "4, 1, 0.375, NOT_SHOWN",
        "7, 1, 0.0703125, NOT_SHOWN",
        "8, 1, 0.0390625, FIRST_IS_BETTER",
        "2, 9, 0.0654296875, NOT_SHOWN",
        "10, 10, 1.0, NOT_SHOWN",
        "15, 5, 0.04138946533203125, FIRST_IS_BETTER",
        "14, 30, 0.022628841205914796, SECOND_IS_BETTER",
        "120, 80, 0.005685155996750306, FIRST_IS_BETTER"
    })
    void equalsStatsmodels(int onlyFirst, int onlySecond, double p, PairedTest.Verdict verdict) {
        var test = PairedTest.of(7, onlyFirst, onlySecond, 5);

        assertEquals(p, test.pValue(), 1e-12);
        assertEquals(verdict, test.verdict());
        assertEquals(12 + onlyFirst + onlySecond, test.pairs());
    }

    @Property
    void swappingTheMethodsSwapsTheVerdict(
            @ForAll @IntRange(max = 400) int onlyFirst, @ForAll @IntRange(max = 400) int onlySecond) {
        var one = PairedTest.of(1, onlyFirst, onlySecond, 2);
        var other = PairedTest.of(1, onlySecond, onlyFirst, 2);

        assertEquals(one.pValue(), other.pValue(), 1e-12);
        assertTrue(one.pValue() > 0 && one.pValue() <= 1);
        assertEquals(
                switch (one.verdict()) {
                    case FIRST_IS_BETTER -> PairedTest.Verdict.SECOND_IS_BETTER;
                    case SECOND_IS_BETTER -> PairedTest.Verdict.FIRST_IS_BETTER;
                    case NOT_SHOWN -> PairedTest.Verdict.NOT_SHOWN;
                },
                other.verdict());
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
