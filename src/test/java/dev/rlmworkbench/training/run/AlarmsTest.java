package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static Alarms calm() {
        var alarms = new Alarms();
        for (int i = 0; i < 30; i++) {
            assertEquals(Optional.empty(), alarms.step(2 + i % 2 * 0.1, 1 + i % 2 * 0.1));
        }
        return alarms;
    }

    @Test
    void aLossThatJumpsIsToldOnce() {
        var alarms = calm();
        assertEquals(
                "The loss jumped to 4.000; the last 30 had a mean of 2.050.",
                alarms.step(4, 1).orElseThrow());
        assertEquals(Optional.empty(), alarms.step(9, 1));
    }

    @Test
    void gradientsThatGrowAreTold() {
        assertTrue(calm().step(2, 40).orElseThrow().startsWith("The gradients are "));
        assertEquals(Optional.empty(), calm().step(2, 5));
        // among the first steps nothing is usual yet
        assertEquals(Optional.empty(), new Alarms().step(2, 1e9));
    }

    @Test
    void aValidationLossThatRisesThreeTimesIsTold() {
        var alarms = new Alarms();
        for (double loss : new double[] {3, 2, 2.1, 2.2}) {
            assertEquals(Optional.empty(), alarms.validation(loss));
        }
        assertTrue(alarms.validation(2.3).isPresent());
        assertEquals(Optional.empty(), alarms.validation(2.4));
    }
}
