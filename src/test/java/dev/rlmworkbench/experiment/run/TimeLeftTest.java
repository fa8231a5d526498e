package dev.rlmworkbench.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rlmworkbench.experiment.spec.Shard;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLeftTest {

    private final FakeMethod fast = FakeMethod.right("fast");
    private final FakeMethod slow = FakeMethod.right("slow");
    private final TimeLeft timeLeft = new TimeLeft();

    @Test
    void nothingIsExpectedBeforeAnythingWasMeasured() {
        assertEquals(Optional.empty(), timeLeft.of(List.of(job(fast, 1000)), 1));
    }

    @Test
    void eachMethodAndLengthHasItsOwnRate() {
        timeLeft.measured(job(fast, 1000), 1);
        timeLeft.measured(job(fast, 1000), 3);
        timeLeft.measured(job(slow, 1000), 10);
        assertEquals(seconds(2 + 10 + 10), timeLeft.of(List.of(job(fast, 1000), job(slow, 1000), job(slow, 1000)), 1));
    }

    @Test
    void aLengthWithoutMeasureIsExpectedInProportionToTheNearestOne() {
        timeLeft.measured(job(slow, 1000), 1);
        timeLeft.measured(job(slow, 8000), 16);
        assertEquals(seconds(32), timeLeft.of(List.of(job(slow, 16_000)), 1));
        assertEquals(seconds(2), timeLeft.of(List.of(job(slow, 2000)), 1));
    }

    @Test
    void aMethodThatDoesNotReadEverythingTakesTheSameTimeAtAnyLength() {
        timeLeft.measured(job(fast, 4000), 7);
        assertEquals(seconds(7), timeLeft.of(List.of(job(fast, 256_000)), 1));
    }

    @Test
    void oneLuckyMeasureDoesNotOverthrowTheExpectation() {
        timeLeft.measured(job(slow, 1000), 10);
        timeLeft.measured(job(slow, 2000), 2);
        assertEquals(seconds((2 + 2 * 20) / 3), timeLeft.of(List.of(job(slow, 2000)), 1));
    }

    @Test
    void tasksThatRunTogetherShareTheTime() {
        timeLeft.measured(job(fast, 1000), 4);
        assertEquals(seconds(20), timeLeft.of(Collections.nCopies(10, job(fast, 1000)), 2));
        assertEquals(seconds(4), timeLeft.of(List.of(job(fast, 1000)), 8));
        assertEquals(seconds(0), timeLeft.of(List.of(), 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "4/4", "-1/4", "a/b", "1/0", "0/99999999999"})
    void aShardThatDoesNotExistIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
    }

    @Test
    void aRunsNameTellsWhichPartItIs() {
        var part = new Shard(3, 12);
        assertEquals(part, Shard.ofRun(part.runName("niah_small")));
        assertEquals("niah_small", Shard.wholeRun(part.runName("niah_small")));
        assertEquals(Shard.WHOLE, Shard.ofRun("niah_small"));
        assertEquals(Shard.WHOLE, Shard.ofRun("niah_shard5of4"));
        assertEquals("niah_small", Shard.wholeRun("niah_small"));
    }

    private static Optional<Duration> seconds(int seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static MethodTask job(FakeMethod method, int length) {
        return new MethodTask("f", new FakeTask(length, 1), method, 1);
    }
}
