package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.LimitSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What one task may cost.
public final class LimitOptions {

    @Option(
            names = {"--max-iterations", "--max-iter"},
            paramLabel = "N",
            description = "turns of the root model (default: 20)")
    private @Nullable Integer maxIterations;

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "1: sub-calls are plain calls; 2: they may be RLMs of their own (default: 1)")
    private @Nullable Integer maxDepth;

    @Option(names = "--max-sub-calls", paramLabel = "N", description = "over all depths (default: 1000)")
    private @Nullable Integer maxSubCalls;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "prompts and answers of all calls of a task (default: 2000000)")
    private @Nullable Long maxTokens;

    @Option(
            names = "--task-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "wall time, such as 90s, 20m or 1h30m (default: 20m)")
    private @Nullable Duration taskTimeout;

    LimitSpec spec() {
        return new LimitSpec(maxIterations, maxDepth, maxSubCalls, maxTokens, taskTimeout);
    }
}
