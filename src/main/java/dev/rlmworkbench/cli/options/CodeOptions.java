package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a method that writes code does it: language, helper functions, prompts, containment.
final class CodeOptions {

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
}
