package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.experiment.MethodFactory;
import dev.rlmworkbench.experiment.OpenRun;
import dev.rlmworkbench.experiment.RunLauncher;
import dev.rlmworkbench.experiment.RunOutcome;
import dev.rlmworkbench.experiment.RunProgress;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.PromptProfiles;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.PrintStream;
import java.util.List;

/// Runs a spec from the command line: opens what it needs, shows the progress, lets Ctrl-C end it in order, and
/// says at the end what there is and how to go on.
final class ExperimentLauncher {

    static final int EXIT_CANCELLED = 130;

    private final CliServices services;
    private final RunEnd end;

    /// @param sameCommand what the user typed, which resumes the run
    ExperimentLauncher(CliServices services, boolean json, String sameCommand) {
        this.services = services;
        this.end = new RunEnd(services.terminal(), json, sameCommand);
    }

    /// @param live hears every event
    /// @return the exit code
    int run(ExperimentSpec spec, RunOptions options, EventSink live) throws InterruptedException {
        var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
        var launcher = new RunLauncher(new MethodFactory(services.locator(), services.repls(), profiles));
        try (var run = launcher.open(spec, options.experiments(), options.shard())) {
            tell(run.methods());
            return run(run, live);
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
