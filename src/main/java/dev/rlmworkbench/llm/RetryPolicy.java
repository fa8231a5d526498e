package dev.rlmworkbench.llm;

import dev.rlmworkbench.display.Plural;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often and after which waits a failed call is made again. Only a [RetriableLlmException] is worth another try.
///
/// @param attempts    calls in all, at least 1
/// @param firstWait   before the second attempt; doubled each time, and each wait is shortened by chance down to its
///                    half so that many callers do not come back at the same moment
/// @param longestWait of our own waits; a server that asks in Retry-After for more than this is not waited for
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {

    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(60));
    public static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("a call needs at least 1 attempt, not " + attempts);
        }
        if (firstWait.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("the wait before a retry must not be negative");
        }
    }

    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws InterruptedException;
    }

    /// Makes the call, again where that may help.
    ///
    /// @param mayRepeat asked before each retry; false once a part of the answer was handed on
    /// @param deadline  [System#nanoTime()] after which no retry starts
    public <T> T run(Attempt<T> attempt, BooleanSupplier mayRepeat, long deadline) throws InterruptedException {
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (RetriableLlmException e) {
                if (!mayRepeat.getAsBoolean() || attempts == 1) {
                    throw e;
                }
                var wait = waitAfter(
                        made, e.retryAfter(), ThreadLocalRandom.current().nextDouble());
                if (wait == null || System.nanoTime() + wait.toNanos() - deadline >= 0) {
                    throw made == 1 ? e : afterAll(made, e);
                }
                LOG.info("attempt {} of {} failed, next in {} ms: {}", made, attempts, wait.toMillis(), e.getMessage());
                Thread.sleep(wait);
            }
        }
    }

    /// @param made   attempts made so far
    /// @param chance 0 to 1
    /// @return null when there is to be no further attempt
    @Nullable
    Duration waitAfter(int made, @Nullable Duration retryAfter, double chance) {
        if (made >= attempts) {
            return null;
        }
        if (retryAfter != null) {
            return retryAfter.compareTo(longestWait) > 0 ? null : retryAfter;
        }
        var doubled = firstWait.multipliedBy(1L << Math.min(made - 1, 20));
        var longest = doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
        return Duration.ofNanos((long) (longest.toNanos() * (1 - chance / 2)));
    }

    private static RetriableLlmException afterAll(int made, RetriableLlmException e) {
        return new RetriableLlmException(e.getMessage() + " (" + Plural.of(made, "attempt") + ")", e.retryAfter(), e);
    }
}
