package dev.rlmworkbench.ui.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells everything on the screen that waits, once a second, what time it is, so that one sees the seconds pass. One
/// timer for all, which rests while nothing waits. On the thread of the screen only.
public final class WaitClock {

    private final Pulse everySecond;
    private final InstantSource time;
    private final List<Wait> waits = new ArrayList<>();

    public WaitClock(Pulse everySecond, InstantSource time) {
        this.everySecond = everySecond;
        this.time = time;
    }

    /// @param hand is told the time now and then every second, until the wait is ended
    public Wait begin(Consumer<Instant> hand) {
        var wait = new Wait(hand);
        waits.add(wait);
        if (waits.size() == 1) {
            everySecond.start(this::beat);
        }
        hand.accept(now());
        return wait;
    }

    public Instant now() {
        return time.instant();
    }

    private void beat() {
        var now = now();
        for (var wait : List.copyOf(waits)) {
            if (waits.contains(wait)) {
                wait.hand.accept(now);
            }
        }
    }

    /// Something that waits.
    public final class Wait {
        private final Consumer<Instant> hand;

        private Wait(Consumer<Instant> hand) {
            this.hand = hand;
        }

        /// May be called again.
        public void end() {
            if (waits.remove(this) && waits.isEmpty()) {
                everySecond.stop();
            }
        }
    }
}
