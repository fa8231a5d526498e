package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a model attempts the tasks that it learns from.
public final class AttemptOptions {

    @Mixin
    private CodeOptions code = new CodeOptions();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "above 0 to 2: attempts at one task have to differ (default: ${DEFAULT-VALUE})")
    private double temperature = 1;

    @Option(names = "--no-sub-calls", description = "attempts make none")
    private boolean noSubCalls;

    @Option(
            names = "--window",
            paramLabel = "TOKENS",
            description = "prompt and answer together (default: the model's)")
    private @Nullable Integer window;

    @Option(names = "--concurrency", paramLabel = "N", description = "attempts at a time (default: 1)")
    private @Nullable Integer concurrency;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    public MethodsSpec spec() {
        if (temperature <= 0) {
            throw new IllegalArgumentException(
                    "--temperature must be above 0, not %s: attempts at one task would all be the same"
                            .formatted(temperature));
        }
        return new MethodsSpec(
                List.of(noSubCalls ? "rlm_no_subcalls" : "rlm"),
                List.of(new ModelSpec(null, null, null, null, window, concurrency, null, null)),
                new SamplingSpec(temperature, null, null),
                limits.spec(),
                code.repl(),
                code.helpers(),
                code.sandbox(),
                code.profile(),
                null);
    }
}
