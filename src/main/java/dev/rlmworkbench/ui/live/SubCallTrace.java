package dev.rlmworkbench.ui.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One sub-call while it streams and after. On the thread of the screen only.
final class SubCallTrace {

    private final int number;
    private final Instant startedAt;
    private final StringBuilder reply = new StringBuilder();
    private String prompt = "";
    private @Nullable Duration took;
    private boolean failed;

    /// @param number within its turn, from 1
    SubCallTrace(int number, Instant startedAt) {
        this.number = number;
        this.startedAt = startedAt;
    }

    int number() {
        return number;
    }

    String prompt() {
        return prompt;
    }

    String reply() {
        return reply.toString();
    }

    boolean done() {
        return took != null;
    }

    boolean failed() {
        return failed;
    }

    /// Null while it goes on.
    @Nullable
    Duration took() {
        return took;
    }

    void asked(String text) {
        prompt = text;
        took = null;
    }

    void received(String text) {
        reply.append(text);
    }

    void finished(Instant at, @Nullable String whole) {
        took = Duration.between(startedAt, at);
        if (whole != null) {
            reply.setLength(0);
            reply.append(whole);
        }
    }

    void broke(Instant at, String reason) {
        failed = true;
        finished(at, reason);
    }
}
