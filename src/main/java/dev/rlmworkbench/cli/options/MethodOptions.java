package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// By which methods the tasks are answered, and how.
public final class MethodOptions {

    @ArgGroup
    private @Nullable Choice choice;

    /// At most one of these.
    static final class Choice {
        @Option(
                names = "--methods",
                split = ",",
                paramLabel = "NAME",
                description = "vanilla, retrieve, rlm, rlm_no_subcalls, map_reduce, separated by commas (default:"
                        + " vanilla,rlm)")
        private @Nullable List<String> methods;

        @Option(names = "--rlm-only", description = "the same as --methods rlm")
        private boolean rlmOnly;

        @Option(names = "--vanilla-only", description = "the same as --methods vanilla")
        private boolean vanillaOnly;
    }

    @Mixin
    private AnswerOptions how = new AnswerOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the tasks, and of the model's sampling where the temperature is above 0 (default: 42;"
                    + " for the tasks of eval 1042)")
    private @Nullable Long seed;

    @Nullable
    List<String> methods() {
        if (choice == null) {
            return null;
        }
        if (choice.rlmOnly) {
            return List.of("rlm");
        }
        return choice.vanillaOnly ? List.of("vanilla") : choice.methods;
    }

    SamplingSpec sampling() {
        var temperature = how.temperature();
        var sampled = temperature != null && temperature > 0;
        return new SamplingSpec(
                temperature, null, sampled ? Objects.requireNonNullElse(seed, BenchmarkSpec.DEFAULT_SEED) : null);
    }

    AnswerOptions how() {
        return how;
    }

    /// Prompt profile, null where it is not chosen.
    @Nullable
    public String profile() {
        return how.profile();
    }

    @Nullable
    public Long taskSeed() {
        return seed;
    }
}
