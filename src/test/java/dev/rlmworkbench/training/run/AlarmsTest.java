package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final Alarms alarms = new Alarms();
    private int steps;

    private List<String> step(double loss, double norm, double seconds, int tokens) {
        return alarms.step(++steps, new StepMaker.Made(loss, 5, tokens, Map.of(), norm, false, 0.5), seconds).stream()
                .map(Alarms.Alarm::text)
                .toList();
    }

    private List<String> step(double loss, double norm) {
        return step(loss, norm, 2, 100);
    }

    private void calm(int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(List.of(), step(2 + i % 2 * 0.1, 1 + i % 2 * 0.1));
        }
    }

    @Test
    void aLossThatJumpsIsToldOnceUntilItIsBack() {
        calm(30);
        assertEquals(List.of("The loss jumped to 4.000; the last 30 had a mean of 2.050."), step(4, 1));
        assertEquals(List.of(), step(9, 1));
        calm(60);
        assertEquals(1, step(4, 1).size());
    }

    @Test
    void gradientsThatGrowAreToldOnceUntilTheyAreBack() {
        calm(30);
        assertEquals(List.of("The gradients are 36 times as long as usual."), step(2, 40));
        assertEquals(List.of(), step(2, 40));
        assertEquals(List.of(), step(2, 5));
        assertEquals(1, step(2, 40).size());
    }

    @Test
    void amongTheFirstStepsNothingIsUsualYet() {
        assertEquals(List.of(), step(2, 1e9, 1e9, 1));
        assertEquals(List.of(), step(1e9, 1, 1, 1));
    }

    @Test
    void aStepThatTakesThreeTimesAsLongIsToldUnlessItsTextsAreLonger() {
        calm(30);
        assertEquals(List.of(), step(2, 1, 20, 1000));
        assertEquals(
                List.of("Step 32 took 7.0 s, for each token 3.5 times as long as usual: something else may use the"
                        + " machine."),
                step(2, 1, 7, 100));
        assertEquals(List.of(), step(2, 1, 7, 100));
        assertEquals(List.of(), step(2, 1, 2, 100));
        assertEquals(1, step(2, 1, 9, 100).size());
    }

    @Test
    void aLossThatFallsNoMoreIsToldOnceUntilItFallsAgain() {
        calm(99);
        assertEquals(
                List.of("The loss falls no more: its mean over 50 steps is 2.050, and was 2.050 over those before."),
                step(2.1, 1));
        calm(100);
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of(), step(1.9 * Math.pow(0.98, i), 1));
        }
        for (int i = 0; i < 60; i++) {
            assertEquals(List.of(), step(0.26, 1));
        }
        var told = step(0.26, 1);
        for (int i = 0; i < 60; i++) {
            told = told.isEmpty() ? step(0.26, 1) : told;
        }
        assertTrue(told.getFirst().startsWith("The loss falls no more"), told.toString());
    }

    @Test
    void aLossThatFallsIsNoPlateauNorOneWithNothingLeft() {
        for (int i = 0; i < 600; i++) {
            assertEquals(List.of(), step(3 * Math.pow(0.99, i), 1));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(List.of(), step(0.007, 1));
        }
    }

    @Test
    void aValidationLossThatRisesThreeTimesIsToldOnceUntilItFalls() {
        for (double loss : new double[] {3, 2, 2.1, 2.2}) {
            assertEquals(Optional.empty(), alarms.validation(loss));
        }
        assertEquals(
                Optional.of(new Alarms.Alarm(
                        Severity.WARNING,
                        "The validation loss rose 3 times in a row: the training texts are learned by heart.")),
                alarms.validation(2.3));
        assertEquals(Optional.empty(), alarms.validation(2.4));
        assertEquals(Optional.empty(), alarms.validation(2.3));
        assertEquals(Optional.empty(), alarms.validation(2.4));
        assertEquals(Optional.empty(), alarms.validation(2.5));
        assertTrue(alarms.validation(2.6).isPresent());
    }

    @Test
    void memoryThatIsNearlyFullIsToldOnceUntilThereIsRoomAgain() {
        assertEquals(Optional.empty(), alarms.memory(0.94));
        assertEquals(
                "Memory is nearly full, 96 % of it is taken: close other programs, or the training will have to stop.",
                alarms.memory(0.96).orElseThrow().text());
        assertEquals(Optional.empty(), alarms.memory(0.93));
        assertEquals(Optional.empty(), alarms.memory(0.97));
        assertEquals(Optional.empty(), alarms.memory(0.8));
        assertTrue(alarms.memory(0.96).isPresent());
    }
}
