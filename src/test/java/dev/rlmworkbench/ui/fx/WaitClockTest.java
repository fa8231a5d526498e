package dev.rlmworkbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One timer for all that waits, and none while nothing does.
class WaitClockTest {

    private static final class HandPulse implements Pulse {
        private final List<Runnable> running = new ArrayList<>();
        private int starts;

        @Override
        public void start(Runnable onPulse) {
            starts++;
            running.add(onPulse);
        }

        @Override
        public void stop() {
            running.clear();
        }
    }

    private final HandPulse pulse = new HandPulse();
    private Instant now = Instant.parse("2026-11-23T14:05:09Z");
    private final WaitClock clock = new WaitClock(pulse, () -> now);

    private void second() {
        now = now.plusSeconds(1);
        List.copyOf(pulse.running).forEach(Runnable::run);
    }

    @Test
    void allThatWaitsHearsEverySecondFromOneTimer() {
        var first = new ArrayList<Instant>();
        var other = new ArrayList<Instant>();
        var start = now;
        var wait = clock.begin(first::add);
        second();
        var second = clock.begin(other::add);
        second();
        assertEquals(List.of(start, start.plusSeconds(1), start.plusSeconds(2)), first);
        assertEquals(List.of(start.plusSeconds(1), start.plusSeconds(2)), other);
        assertEquals(1, pulse.starts);

        wait.end();
        wait.end();
        second();
        assertEquals(3, first.size());
        assertEquals(3, other.size());
        second.end();
        assertTrue(pulse.running.isEmpty(), "the timer rests");

        clock.begin(first::add);
        assertFalse(pulse.running.isEmpty());
    }

    @Test
    void aWaitThatEndsAnotherInTheSameSecondSilencesIt() {
        var heard = new ArrayList<Instant>();
        var waits = new ArrayList<WaitClock.Wait>();
        clock.begin(_ -> waits.forEach(WaitClock.Wait::end));
        waits.add(clock.begin(heard::add));
        second();
        assertEquals(1, heard.size());
    }
}
