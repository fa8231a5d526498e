package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.SamplingSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// By which methods the tasks are answered, and how.
final class MethodOptions {

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

    @Option(
            names = "--repl",
            paramLabel = "LANGUAGE",
            description = "what the model writes: java or python (default: java)")
    private @Nullable ReplLanguage repl;

    @Option(
            names = "--helpers",
            paramLabel = "SET",
            description =
                    "functions that the code has beside the bare REPL of the paper: none, seed (windows, slices and"
                            + " chunks), all (search and more as well) (default: all)")
    private @Nullable HelperSet helpers;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "prompt profile or its file (default: small, medium or default, by the model's size)")
    private @Nullable String profile;

    @Option(
            names = "--sandbox",
            paramLabel = "auto|required",
            description = "required refuses to run code where a layer of containment is missing (default: auto)")
    private @Nullable SandboxMode sandbox;

    @Option(
            names = "--overflow",
            paramLabel = "POLICY",
            description = "what vanilla does with a context that does not fit the window: refuse, or keep its head,"
                    + " its middle cut out, or its tail: refuse, head, middle, tail (default: middle)")
    private @Nullable OverflowPolicy overflow;

    @Option(names = "--temperature", paramLabel = "T", description = "0 (greedy) to 2 (default: 0)")
    private @Nullable Double temperature;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the tasks, and of the model's sampling where the temperature is above 0 (default: 42)")
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
        var sampled = temperature != null && temperature > 0;
        return new SamplingSpec(temperature, null, sampled ? seed : null);
    }

    @Nullable
    Long taskSeed() {
        return seed;
    }

    @Nullable
    ReplLanguage repl() {
        return repl;
    }

    @Nullable
    HelperSet helpers() {
        return helpers;
    }

    @Nullable
    SandboxMode sandbox() {
        return sandbox;
    }

    @Nullable
    String profile() {
        return profile;
    }

    @Nullable
    OverflowPolicy overflow() {
        return overflow;
    }
}
