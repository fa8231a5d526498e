package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a method answers, whichever it is: code, helper functions, prompts, what happens to texts that do not fit.
final class AnswerOptions {

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
                            + " chunks), all (search and more as well), guided (all, with hints that come from the question)"
                            + " (default: all)")
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
            description = "what vanilla does with a text that does not fit the window: refuse, or keep its head,"
                    + " its head and tail, or its tail: refuse, head, middle, tail (default: middle)")
    private @Nullable OverflowPolicy overflow;

    @Option(names = "--temperature", paramLabel = "T", description = "0 (greedy) to 2 (default: 0)")
    private @Nullable Double temperature;

    @Nullable
    ReplLanguage repl() {
        return repl;
    }

    @Nullable
    HelperSet helpers() {
        return helpers;
    }

    @Nullable
    String profile() {
        return profile;
    }

    @Nullable
    SandboxMode sandbox() {
        return sandbox;
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
