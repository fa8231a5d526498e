package dev.rlmworkbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventPumpTest {

    /// A timer that only a test moves.
    private static final class HandPulse implements Pulse {
        private @Nullable Runnable onPulse;

        @Override
        public synchronized void start(Runnable wanted) {
            onPulse = wanted;
        }

        @Override
        public synchronized void stop() {
            onPulse = null;
        }

        synchronized boolean running() {
            return onPulse != null;
        }
    }

    private final HandPulse pulse = new HandPulse();
    private long now;
    private final EventPump pump = new EventPump(pulse, () -> now);

    @Test
    void everyEventArrivesOnceAndInTheOrderOfItsProducer() throws InterruptedException {
        var got = new ArrayList<Integer>();
        var channel = pump.<Integer>channel(got::addAll);
        var ready = new CountDownLatch(4);
        var producers = IntStream.range(0, 4)
                .mapToObj(producer -> Thread.ofVirtual().start(() -> {
                    ready.countDown();
                    for (int i = 0; i < 10_000; i++) {
                        channel.offer(producer * 10_000 + i);
                    }
                }))
                .toList();
        ready.await();
        while (producers.stream().anyMatch(Thread::isAlive)) {
            pump.drain();
        }
        channel.finish();

        assertEquals(40_000, got.size());
        for (int producer = 0; producer < 4; producer++) {
            int from = producer * 10_000;
            assertEquals(
                    IntStream.range(from, from + 10_000).boxed().toList(),
                    got.stream().filter(i -> i >= from && i < from + 10_000).toList());
        }
    }

    @Test
    void oneRoundIsBoundedSoThatTheScreenIsNotHeldUp() {
        var rounds = new ArrayList<Integer>();
        var channel = pump.<Integer>channel(some -> rounds.add(some.size()));
        for (int i = 0; i < EventPump.MAX_EVENTS + 1; i++) {
            channel.offer(i);
        }
        pump.drain();
        assertEquals(List.of(EventPump.MAX_EVENTS), rounds);
        pump.drain();
        assertEquals(List.of(EventPump.MAX_EVENTS, 1), rounds);
    }

    @Test
    void aRoundThatTookLongIsCaughtUpWithUpToALimit() {
        var rounds = new ArrayList<Integer>();
        var channel = pump.<Integer>channel(some -> rounds.add(some.size()));
        for (int i = 0; i < 20 * EventPump.MAX_EVENTS; i++) {
            channel.offer(i);
        }
        now += 3 * EventPump.USUAL_ROUND_NANOS;
        pump.drain();
        now += 1_000 * EventPump.USUAL_ROUND_NANOS;
        pump.drain();
        assertEquals(List.of(3 * EventPump.MAX_EVENTS, EventPump.MAX_EVENTS_AFTER_A_LONG_ROUND), rounds);
    }

    @Test
    void ofAValueOnlyTheNewestIsShown() {
        var shown = new ArrayList<String>();
        var latest = pump.<String>latest(shown::add);
        latest.set("1 of 3");
        latest.set("2 of 3");
        pump.drain();
        pump.drain();
        assertEquals(List.of("2 of 3"), shown);
    }

    @Test
    void theTimerRestsWhileNothingComesAndWakesWithTheNextEvent() {
        var shown = new ArrayList<String>();
        var latest = pump.<String>latest(shown::add);
        assertFalse(pulse.running());
        latest.set("a");
        assertTrue(pulse.running());
        for (int round = 0; round < 100; round++) {
            pump.drain();
        }
        assertFalse(pulse.running());
        latest.set("b");
        assertTrue(pulse.running());
        pump.drain();
        assertEquals(List.of("a", "b"), shown);
    }

    @Test
    void aClosedChannelTellsNothingMore() {
        var got = new ArrayList<Integer>();
        var channel = pump.<Integer>channel(got::addAll);
        channel.offer(1);
        channel.close();
        pump.drain();
        assertEquals(List.of(), got);
    }
}
