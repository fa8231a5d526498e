package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.SandboxWatch;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.WindowState;
import dev.rlmworkbench.text.ContextIndexes;
import java.util.function.Function;

/// What the screens stand on.
///
/// @param benchmarks that there are
/// @param settings   what the user chose
/// @param window     how the window stood
/// @param locator    finds model servers
/// @param launcher   opens runs
/// @param profiles   the prompts
/// @param repls      makes a source of REPL sessions, which the caller closes
/// @param contexts   what is known of texts, shared with these sessions
/// @param sandbox    hears how these sessions are contained
/// @param terminal   commands for the same as in the window
public record WorkbenchServices(
        AppDirectories directories,
        Benchmarks benchmarks,
        JsonFile<Settings> settings,
        JsonFile<WindowState> window,
        ModelLocator locator,
        RunLauncher launcher,
        PromptProfiles profiles,
        Function<SandboxMode, ReplFactory> repls,
        ContextIndexes contexts,
        SandboxWatch sandbox,
        TerminalCommands terminal) {}
