package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.util.function.Function;

/// What the commands stand on.
///
/// @param benchmarks that there are
/// @param repls      makes a source of REPL sessions, which the caller closes
/// @param contexts   what is known of texts, shared with these sessions
public record CliServices(
        AppDirectories directories,
        Benchmarks benchmarks,
        ModelLocator locator,
        Function<SandboxMode, ReplFactory> repls,
        ContextIndexes contexts,
        Terminal terminal) {}
