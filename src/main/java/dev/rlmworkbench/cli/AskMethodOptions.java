package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.MethodsSpec;
import dev.rlmworkbench.experiment.SamplingSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By which method questions about files are answered, and how.
final class AskMethodOptions {

    private static final String BOTH = "both";

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "rlm",
            description =
                    "rlm; vanilla (everything in one prompt); both of them beside each other; or any other method of"
                            + " rlm compare (default: ${DEFAULT-VALUE})")
    private List<String> methods = List.of("rlm");

    @Option(
            names = "--repl",
            paramLabel = "LANGUAGE",
            description = "what the model writes: java or python (default: java)")
    private @Nullable ReplLanguage repl;

    @Option(
            names = "--helpers",
            paramLabel = "SET",
            description = "functions that the code has: none, seed, all, as for rlm compare (default: all)")
    private @Nullable HelperSet helpers;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "prompt profile or its file (default: small or default, by the model's size)")
    private @Nullable String profile;

    @Option(
            names = "--sandbox",
            paramLabel = "auto|required",
            description = "required refuses to run code where a layer of containment is missing (default: auto)")
    private @Nullable SandboxMode sandbox;

    @Option(
            names = "--overflow",
            paramLabel = "POLICY",
            description = "what vanilla does with a text that does not fit the window: refuse, head, middle, tail"
                    + " (default: middle)")
    private @Nullable OverflowPolicy overflow;

    @Option(names = "--temperature", paramLabel = "T", description = "0 (greedy) to 2 (default: 0)")
    private @Nullable Double temperature;

    /// What a method factory needs.
    ///
    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    MethodsSpec spec(ModelOptions model, LimitOptions limits) {
        return new MethodsSpec(
                methods.stream()
                        .flatMap(name -> name.equals(BOTH) ? Stream.of("rlm", "vanilla") : Stream.of(name))
                        .distinct()
                        .toList(),
                List.of(model.spec()),
                new SamplingSpec(temperature, null, null),
                limits.spec(),
                repl,
                helpers,
                sandbox,
                profile,
                overflow);
    }
}
