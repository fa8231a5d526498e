package dev.rlmworkbench.llm.call;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.Timeouts;
import java.time.Duration;
import java.util.Locale;

/// Keeps the time of one attempt: until when the next piece must come, and how long the phases took.
public final class CallClock {

    private final Timeouts timeouts;
    private final long totalEnd;
    private final String who;
    private final long started = System.nanoTime();
    private long firstToken;
    private long lastPiece = started;

    /// @param totalEnd [System#nanoTime()] at which the whole call ends
    /// @param who      subject of the sentences
    public CallClock(Timeouts timeouts, long totalEnd, String who) {
        this.timeouts = timeouts;
        this.totalEnd = totalEnd;
        this.who = who;
    }

    /// @throws RetriableLlmException when the total time is over, however busily the server sends
    public ResponseDeadline next() {
        var limit = firstToken == 0 ? timeouts.firstToken() : timeouts.betweenTokens();
        long phaseEnd = lastPiece + limit.toNanos();
        if (totalEnd - phaseEnd <= 0) {
            var over = new ResponseDeadline(
                    totalEnd, who + " did not finish within the total time-out of " + seconds(timeouts.total()));
            if (over.remainingNanos() == 0) {
                throw new RetriableLlmException(over.sentence(), null, null);
            }
            return over;
        }
        var sentence = firstToken == 0
                ? " sent no first token within " + seconds(limit)
                        + "; reading a long prompt or waiting behind other calls can take longer: raise the first-token time-out"
                : " fell silent in the middle of its answer for " + seconds(limit);
        return new ResponseDeadline(phaseEnd, who + sentence);
    }

    /// @param token whether text came with it
    public void pieceArrived(boolean token) {
        if (token && firstToken == 0) {
            firstToken = System.nanoTime();
        }
        if (firstToken != 0) {
            lastPiece = System.nanoTime();
        }
    }

    /// Timing as far as it can be seen from here: up to the first token is prefill, the rest decode.
    public CallTiming timing() {
        long now = System.nanoTime();
        long first = firstToken == 0 ? now : firstToken;
        return new CallTiming(
                Duration.ofNanos(now - started),
                Duration.ZERO,
                Duration.ofNanos(first - started),
                Duration.ofNanos(now - first));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3g s", time.toMillis() / 1000.0);
    }
}
