package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.result.training.TrainingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingEtaTest {

    private static final Instant AT = Instant.EPOCH;

    private static TrainingEvent.Started started(int steps) {
        return new TrainingEvent.Started(AT, "n", "adamw", Map.of(), steps, 1, 9, 1, 9, Map.of(), List.of());
    }

    private static TrainingEvent.Step step(int step, double seconds) {
        return new TrainingEvent.Step(AT, step, 1, 1, 1, 1, Map.of(), 1, false, 1, seconds, null, null);
    }

    @Test
    void itGoesByTheLastStepsAndIsKnownRightAfterAResume() {
        var eta = new TrainingEta();
        assertEquals(Optional.empty(), eta.left());
        eta.hear(started(100));
        eta.hear(step(1, 3));
        assertEquals(Optional.of(Duration.ofSeconds(297)), eta.left());
        for (int i = 2; i <= 20; i++) {
            eta.hear(step(i, 3 + (i - 1) * 2));
        }
        assertEquals(Optional.of(Duration.ofSeconds(160)), eta.left());

        // killed, and on from step 15: it knows the speed before the first new step
        eta.hear(new TrainingEvent.Resumed(AT, 15, "step-15", null));
        assertEquals(15, eta.made());
        assertEquals(Optional.of(Duration.ofSeconds(170)), eta.left());
    }

    @Test
    void validationCountsAsItDidUntilNow() {
        var eta = new TrainingEta();
        eta.hear(started(30));
        for (int i = 1; i <= 10; i++) {
            eta.hear(step(i, i));
        }
        eta.hear(new TrainingEvent.Validation(AT, 10, 1, true, 0, 5, null));
        assertEquals(Optional.of(Duration.ofSeconds(30)), eta.left());
    }

    @Test
    void whatCameBeforeTheFirstStepDoesNotComeAgain() {
        var eta = new TrainingEta();
        eta.hear(started(1_000));
        eta.hear(new TrainingEvent.Validation(AT, 0, 1, true, 0, 100, null));
        eta.hear(new TrainingEvent.AnswerGenerated(
                AT, 0, 1, "the base says so", true, TrainingEvent.AnswerEnd.COMPLETE, 60));
        eta.hear(step(1, 2));
        assertEquals(Optional.of(Duration.ofSeconds(999 * 2)), eta.left());
    }
}
