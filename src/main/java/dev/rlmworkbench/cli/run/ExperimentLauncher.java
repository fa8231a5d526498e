package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.cli.options.RunOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.OpenRun;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/// Runs a spec from the command line: opens what it needs, shows the progress, lets Ctrl-C end it in order, and
/// says at the end what there is and how to go on.
public final class ExperimentLauncher {

    public static final int EXIT_CANCELLED = 130;

    private final CliServices services;
    private final RunEnd end;

    /// @param sameCommand what the user typed, which resumes the run
    public ExperimentLauncher(CliServices services, boolean json, String sameCommand) {
        this(services, json, sameCommand, _ -> List.of());
    }

    /// @param verdict sentences that this command has to say about the results, beside the usual ones
    public ExperimentLauncher(
            CliServices services, boolean json, String sameCommand, Function<Summary, List<String>> verdict) {
        this.services = services;
        this.end = new RunEnd(services.terminal(), services.benchmarks(), json, sameCommand, verdict);
    }

    /// @param live hears every event
    /// @return the exit code
    public int run(ExperimentSpec spec, RunOptions options, EventSink live) throws InterruptedException {
        var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
        var launcher =
                new RunLauncher(new MethodFactory(services.locator(), services.repls(), profiles, services.contexts()));
        try (var run = open(launcher, spec, options)) {
            tell(run.methods());
            return run(run, live);
        }
    }

    /// Loading a model's weights, or the digest of a large file, can take a minute.
    private OpenRun open(RunLauncher launcher, ExperimentSpec spec, RunOptions options) throws InterruptedException {
        if (!services.terminal().interactive()) {
            return launcher.open(spec, options.experiments(), options.shard());
        }
        try (var line = new TerminalLine(progressStream())) {
            line.show("opening the models");
            return launcher.open(spec, options.experiments(), options.shard());
        }
    }

    private int run(OpenRun run, EventSink live) {
        var name = run.name().name();
        var progress = services.terminal().interactive() && live == EventSink.NONE
                ? new BarProgress(name, progressStream())
                : null;
        RunProgress.Listener listener = progress == null ? new LineProgress(name, progressStream()) : progress;
        var runner = run.runner(live, listener);
        try (var _ = new CancelOnInterrupt(runner::cancel)) {
            var outcome = runner.run();
            if (progress != null) {
                progress.close();
            }
            end.tell(outcome);
            return exitCode(outcome);
        }
    }

    private void tell(List<Method> methods) {
        methods.stream()
                .map(MethodWords::of)
                .distinct()
                .forEach(line -> progressStream().println(line));
    }

    private PrintStream progressStream() {
        return services.terminal().err();
    }

    private static int exitCode(RunOutcome outcome) {
        if (outcome.cancelled()) {
            return EXIT_CANCELLED;
        }
        return outcome.complete() ? 0 : 1;
    }
}
