package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.util.function.Function;

/// What the commands stand on.
///
/// @param benchmarks that there are
/// @param repls      makes a source of REPL sessions, which the caller closes
public record CliServices(
        AppDirectories directories,
        Benchmarks benchmarks,
        ModelLocator locator,
        Function<SandboxMode, ReplFactory> repls,
        Terminal terminal) {}
