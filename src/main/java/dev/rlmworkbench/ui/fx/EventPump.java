package dev.rlmworkbench.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Brings what other threads produce to the JavaFX thread. Producers only write to a queue and one timer empties all
/// queues, so that 100,000 events a second cost that thread thirty calls and not 100,000.
public final class EventPump {

    /// Most events of one channel in a round of the usual length: at 30 rounds a second more than 100,000 a second.
    static final int MAX_EVENTS = 5_000;

    /// Most after a long round, so that a screen that was slow for once catches up and still answers.
    static final int MAX_EVENTS_AFTER_A_LONG_ROUND = 10 * MAX_EVENTS;

    static final long USUAL_ROUND_NANOS = 33_000_000;

    /// Rounds without an event after which the timer rests.
    private static final int IDLE_ROUNDS = 30;

    private final Pulse pulse;
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final LongSupplier clock;
    private int idleRounds;
    private int cap = MAX_EVENTS;
    private long roundBegan;

    public EventPump(Pulse pulse) {
        this(pulse, System::nanoTime);
    }

    /// @param clock in nanoseconds
    EventPump(Pulse pulse, LongSupplier clock) {
        this.pulse = pulse;
        this.clock = clock;
        this.roundBegan = clock.getAsLong();
    }

    /// A stream of which every event counts.
    ///
    /// @param consumer gets the waiting events in their order, on the thread of the screen
    public <E> Channel<E> channel(Consumer<List<E>> consumer) {
        var channel = new Channel<>(consumer);
        sources.add(channel);
        return channel;
    }

    /// A value of which only the newest counts, such as a progress.
    ///
    /// @param consumer gets the newest value, on the thread of the screen
    public <E> Latest<E> latest(Consumer<E> consumer) {
        var latest = new Latest<>(consumer);
        sources.add(latest);
        return latest;
    }

    /// One round, on the thread of the screen. Called by the timer, and by tests in its place.
    public void drain() {
        long now = clock.getAsLong();
        cap = Math.clamp(
                MAX_EVENTS * (now - roundBegan) / USUAL_ROUND_NANOS, MAX_EVENTS, MAX_EVENTS_AFTER_A_LONG_ROUND);
        roundBegan = now;
        boolean any = false;
        for (var source : sources) {
            any |= source.deliver();
        }
        idleRounds = any ? 0 : idleRounds + 1;
        if (idleRounds > IDLE_ROUNDS) {
            idleRounds = 0;
            pulse.stop();
            awake.set(false);
            // an event may have come after the last look and before the timer was stopped
            if (sources.stream().anyMatch(Source::waiting)) {
                wake();
            }
        }
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            pulse.start(this::drain);
        }
    }

    private sealed interface Source {
        boolean deliver();

        boolean waiting();
    }

    /// Where a producer puts its events, from any thread. Closing it drops what still waits.
    public final class Channel<E> implements Source, AutoCloseable {
        private final Queue<E> queue = new ConcurrentLinkedQueue<>();
        private final Consumer<List<E>> consumer;

        private Channel(Consumer<List<E>> consumer) {
            this.consumer = consumer;
        }

        public void offer(E event) {
            queue.add(event);
            wake();
        }

        @Override
        public boolean deliver() {
            var events = new ArrayList<E>();
            for (E event; events.size() < cap && (event = queue.poll()) != null; ) {
                events.add(event);
            }
            if (!events.isEmpty()) {
                consumer.accept(events);
            }
            return !events.isEmpty();
        }

        @Override
        public boolean waiting() {
            return !queue.isEmpty();
        }

        /// Delivers all that still waits and closes. On the thread of the screen, when the producer has ended.
        public void finish() {
            while (deliver()) {}
            close();
        }

        @Override
        public void close() {
            sources.remove(this);
            queue.clear();
        }
    }

    /// Where a producer puts its newest value, from any thread.
    public final class Latest<E> implements Source, AutoCloseable {
        private final AtomicReference<@Nullable E> value = new AtomicReference<>();
        private final Consumer<E> consumer;

        private Latest(Consumer<E> consumer) {
            this.consumer = consumer;
        }

        public void set(E newest) {
            value.set(newest);
            wake();
        }

        @Override
        public boolean deliver() {
            var newest = value.getAndSet(null);
            if (newest != null) {
                consumer.accept(newest);
            }
            return newest != null;
        }

        @Override
        public boolean waiting() {
            return value.get() != null;
        }

        @Override
        public void close() {
            sources.remove(this);
        }
    }
}
