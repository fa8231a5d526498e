package dev.rlmworkbench.llm;

import java.time.Duration;

/// How long a call may wait for what. All are positive.
///
/// @param connect       to reach the server
/// @param reply         for a short answer about the server itself, such as its list of models
/// @param firstToken    from sending the prompt to the first piece of the answer; long, because a small CPU reads a
///                      prompt of 16K tokens for minutes and a loaded server queues calls
/// @param betweenTokens between two pieces of the answer
/// @param total         for the whole call, retries and their waits included
public record Timeouts(Duration connect, Duration reply, Duration firstToken, Duration betweenTokens, Duration total) {

    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(60));

    public Timeouts {
        positive(connect, "connect");
        positive(reply, "reply");
        positive(firstToken, "first token");
        positive(betweenTokens, "between tokens");
        positive(total, "total");
    }

    public Timeouts withTotal(Duration limit) {
        return new Timeouts(connect, reply, firstToken, betweenTokens, limit);
    }

    private static void positive(Duration time, String name) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time-out '" + name + "' must be positive, not " + time);
        }
    }
}
