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

class WilsonIntervalTest {

    /// statsmodels 0.15.0: proportion_confint(successes, trials, 0.05, "wilson")
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.0, 0.7934506856227627",
        "1, 1, 0.2065493143772374, 1.0",
        "0, 3, 0.0, 0.5614970317550455",
        "1, 3, 0.06149194472039626, 0.7923403991979523",
        "3, 3, 0.43850296824495444, 1.0",
        "2, 10, 0.056682151454375246, 0.5098375284633583",
        "5, 10, 0.23659309051256394, 0.7634069094874361",
        "9, 10, 0.5958499732047614, 0.982123786904927",
        "13, 16, 0.5699111903802585, 0.9340840092857186",
        "37, 50, 0.6044684273515116, 0.841284725064476",
        "0, 200, 0.0, 0.01884532637726658",
        "199, 200, 0.9722262956021069, 0.9991168312843989",
        "501, 1000, 0.47006583523375295, 0.5319265112492759"
    })
    void equalsStatsmodels(int successes, int trials, double low, double high) {
        var interval = WilsonInterval.of(successes, trials);

        assertEquals(low, interval.low(), 1e-12);
        assertEquals(high, interval.high(), 1e-12);
    }

    @Test
    void noTrialsSayNothing() {
        assertEquals(new WilsonInterval(0, 1), WilsonInterval.of(0, 0));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(4, 3));
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(-1, 3));
    }

    @Property
    void theIntervalHoldsTheProportionAndMirrors(
            @ForAll @IntRange(min = 1, max = 100_000) int trials, @ForAll @IntRange(max = 100_000) int some) {
        int successes = some % (trials + 1);
        var interval = WilsonInterval.of(successes, trials);
        var mirrored = WilsonInterval.of(trials - successes, trials);

        assertTrue(0 <= interval.low() && interval.low() <= (double) successes / trials);
        assertTrue((double) successes / trials <= interval.high() && interval.high() <= 1);
        assertEquals(1 - mirrored.high(), interval.low(), 1e-9);
    }
}
