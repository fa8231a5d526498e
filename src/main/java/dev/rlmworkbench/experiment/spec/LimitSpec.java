package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.inference.RlmLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one task may cost; what is left out has the value of [RlmLimits#DEFAULT].
///
/// @param maxIterations turns of the root model
/// @param maxDepth      1: sub-calls are plain calls; 2: they may be RLMs of their own, and so on
/// @param maxSubCalls   over all depths
/// @param maxTokens     of prompts and answers over all calls
/// @param taskTimeout   wall time; in JSON in seconds
public record LimitSpec(
        Integer maxIterations, Integer maxDepth, Integer maxSubCalls, Long maxTokens, Duration taskTimeout) {

    public static final LimitSpec DEFAULT = new LimitSpec(null, null, null, null, null);

    /// @throws IllegalArgumentException one sentence naming the limit and the value
    public LimitSpec(
            @Nullable Integer maxIterations,
            @Nullable Integer maxDepth,
            @Nullable Integer maxSubCalls,
            @Nullable Long maxTokens,
            @Nullable Duration taskTimeout) {
        var standard = RlmLimits.DEFAULT;
        this.maxIterations = maxIterations == null ? standard.iterations() : maxIterations;
        this.maxDepth = maxDepth == null ? standard.depth() : maxDepth;
        this.maxSubCalls = maxSubCalls == null ? standard.subCalls() : maxSubCalls;
        this.maxTokens = maxTokens == null ? standard.tokens() : maxTokens;
        this.taskTimeout = taskTimeout == null ? standard.time() : taskTimeout;
        limits();
    }

    public RlmLimits limits() {
        return new RlmLimits(maxIterations, maxDepth, maxSubCalls, maxTokens, taskTimeout, RlmLimits.DEFAULT.errors());
    }
}
