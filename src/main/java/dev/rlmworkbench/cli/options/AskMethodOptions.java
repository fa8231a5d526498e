package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.ask.AskSession;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// By which method questions about files are answered, and how.
public final class AskMethodOptions {

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

    @Mixin
    private AnswerOptions how = new AnswerOptions();

    /// What a method factory needs.
    ///
    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    public MethodsSpec spec(ModelOptions model, LimitOptions limits) {
        return new MethodsSpec(
                methods.stream()
                        .flatMap(name -> name.equals(BOTH) ? Stream.of("rlm", "vanilla") : Stream.of(name))
                        .distinct()
                        .toList(),
                List.of(model.spec()),
                new SamplingSpec(how.temperature(), null, null),
                limits.spec(),
                how.repl(),
                how.helpers() == null ? AskSession.HELPERS : how.helpers(),
                how.sandbox(),
                how.profile(),
                how.overflow());
    }
}
