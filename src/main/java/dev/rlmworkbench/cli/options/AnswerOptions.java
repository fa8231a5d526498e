package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a method answers, whichever it is: code, helper functions, prompts, what happens to texts that do not fit.
final class AnswerOptions {

    @Mixin
    private CodeOptions code = new CodeOptions();

    @Option(
            names = "--overflow",
            paramLabel = "POLICY",
            description = "what vanilla does with a text that does not fit the window: refuse, or keep its head,"
                    + " its head and tail, or its tail: refuse, head, middle, tail (default: middle)")
    private @Nullable OverflowPolicy overflow;

    @Option(names = "--temperature", paramLabel = "T", description = "0 (greedy) to 2 (default: 0)")
    private @Nullable Double temperature;

    @Nullable
    ReplLanguage repl() {
        return code.repl();
    }

    @Nullable
    HelperSet helpers() {
        return code.helpers();
    }

    @Nullable
    String profile() {
        return code.profile();
    }

    @Nullable
    SandboxMode sandbox() {
        return code.sandbox();
    }

    @Nullable
    OverflowPolicy overflow() {
        return overflow;
    }

    @Nullable
    Double temperature() {
        return temperature;
    }
}
