package dev.rlmworkbench.text;

import java.time.Duration;

/// When a call over a text has to be at its end.
public final class Deadline {

    private final long end;
    private final Duration limit;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    public static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /// To be called now and then by whatever may take long.
    ///
    /// @throws IllegalArgumentException with a sentence for the model when the time is over or the thread is
    ///                                  interrupted
    public void check(String function) {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
            throw new IllegalArgumentException(
                    "%s: this takes too long on this text (more than %d s); use a simpler pattern"
                            .formatted(function, limit.toSeconds()));
        }
    }
}
