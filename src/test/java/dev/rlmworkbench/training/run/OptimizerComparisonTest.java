package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimizerComparisonTest {

    private static final Instant AT = Instant.EPOCH;

    /// Judged after every second step.
    private static TrainingMetrics training(String optimizer, double secondsAStep, boolean judged, double... losses) {
        var events = new ArrayList<TrainingEvent>();
        events.add(new TrainingEvent.Started(
                AT, "n", optimizer, Map.of(), losses.length, 1, 10, judged ? 5 : 0, 100, Map.of(), List.of()));
        for (int i = 1; i <= losses.length; i++) {
            events.add(new TrainingEvent.Step(
                    AT, i, i, losses[i - 1], 1, i, Map.of(), 1, false, 1, i * secondsAStep, null, null));
            if (judged && i % 2 == 0) {
                events.add(new TrainingEvent.Validation(AT, i, losses[i - 1] + 1, true, 0, 1, null));
            }
        }
        return new TrainingMetrics(events, List.of());
    }

    @Test
    void theSlowerOneIsAheadAfterAsManyStepsAndBehindAfterAsMuchTime() {
        var comparison = OptimizerComparison.of(
                training("adamw", 1, true, 9, 8, 7, 6, 5, 4.5), training("muon", 2, true, 9, 7, 6, 5, 4, 3));
        assertTrue(comparison.judged());
        assertEquals(6, comparison.equalSteps().first().step());
        assertEquals(4, comparison.equalSteps().second().loss());
        // in the six seconds of AdamW, Muon was judged after step 2 only
        assertEquals(2, comparison.equalSeconds().second().step());
        assertEquals(
                List.of(
                        "Validation loss after 6 steps each: AdamW 5.5000 (step 6), Muon 4.0000 (step 6); Muon is 1.5000 lower.",
                        "Validation loss after 6 s each: AdamW 5.5000 (step 6), Muon 8.0000 (step 2); AdamW is 2.5000 lower.",
                        "One seed and 5 texts to judge by: other seeds tell whether a difference stays."),
                comparison.sentences());
    }

    @Test
    void withoutValidationTheMeanOfTheLastStepsCounts() {
        var comparison = OptimizerComparison.of(training("adamw", 1, false, 4, 2), training("muon", 1, false, 4, 2, 1));
        assertEquals(3, comparison.equalSteps().first().loss());
        assertTrue(comparison.sentences().getFirst().endsWith("no difference."));
        assertThrows(
                TrainingException.class,
                () -> OptimizerComparison.of(training("adamw", 1, false), training("muon", 1, false, 4)));
    }
}
