package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300));

    @Test
    void waitsDoubleUpToTheLongestAndChanceShortensThem() {
        assertEquals(Duration.ofMillis(100), POLICY.waitAfter(1, null, 0));
        assertEquals(Duration.ofMillis(200), POLICY.waitAfter(2, null, 0));
        assertEquals(Duration.ofMillis(300), POLICY.waitAfter(3, null, 0));
        assertEquals(Duration.ofMillis(150), POLICY.waitAfter(3, null, 1));
        assertNull(POLICY.waitAfter(4, null, 0));
    }

    @Test
    void serversWishComesFirstUnlessItIsTooLong() {
        assertEquals(Duration.ZERO, POLICY.waitAfter(1, Duration.ZERO, 0.5));
        assertEquals(Duration.ofMillis(250), POLICY.waitAfter(1, Duration.ofMillis(250), 0.5));
        assertNull(POLICY.waitAfter(1, Duration.ofSeconds(1), 0.5));
    }

    @Test
    void noRetryStartsAfterTheDeadline() {
        var calls = new AtomicInteger();
        RetryPolicy.Attempt<String> failing = () -> {
            calls.incrementAndGet();
            throw new RetriableLlmException("down", null, null);
        };
        long soon = System.nanoTime() + 10_000_000;
        assertThrows(RetriableLlmException.class, () -> POLICY.run(failing, () -> true, soon));
        assertEquals(1, calls.get());
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Timeouts.DEFAULT.withTotal(Duration.ZERO));
    }
}
