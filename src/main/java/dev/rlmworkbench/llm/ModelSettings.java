package dev.rlmworkbench.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a model is to be used.
///
/// @param window      tokens of prompt and answer together. Ollama gives the model this much (`num_ctx`); for others
///                    it stands in when the server does not tell. 0: not known, or for Ollama a modest default
/// @param concurrency calls that may usefully run at once, at least 1
/// @param keepAlive   how long Ollama keeps the model in memory after a call, null for the server's own time
public record ModelSettings(
        int window,
        int concurrency,
        Timeouts timeouts,
        RetryPolicy retry,
        @Nullable Duration keepAlive) {

    public static final ModelSettings DEFAULT = new ModelSettings(0, 1, Timeouts.DEFAULT, RetryPolicy.DEFAULT, null);

    public ModelSettings {
        if (window < 0) {
            throw new IllegalArgumentException("the window must not be negative: " + window);
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("the concurrency must be at least 1, not " + concurrency);
        }
    }

    public ModelSettings withWindow(int tokens) {
        return new ModelSettings(tokens, concurrency, timeouts, retry, keepAlive);
    }

    public ModelSettings withConcurrency(int calls) {
        return new ModelSettings(window, calls, timeouts, retry, keepAlive);
    }

    public ModelSettings withTimeouts(Timeouts limits) {
        return new ModelSettings(window, concurrency, limits, retry, keepAlive);
    }

    public ModelSettings withRetry(RetryPolicy policy) {
        return new ModelSettings(window, concurrency, timeouts, policy, keepAlive);
    }
}
