package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.experiment.Experiment;
import dev.rlmworkbench.experiment.ExperimentRunner;
import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.experiment.MethodFactory;
import dev.rlmworkbench.experiment.OpenMethods;
import dev.rlmworkbench.experiment.ResultStore;
import dev.rlmworkbench.experiment.RunName;
import dev.rlmworkbench.experiment.RunOutcome;
import dev.rlmworkbench.experiment.RunProgress;
import dev.rlmworkbench.inference.PromptProfiles;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.PrintStream;

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
        var shard = options.shard();
        var run = new RunName(options.experiments(), shard.runName(spec.name()));
        var tasks = spec.tasks();
        var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
        var factory = new MethodFactory(services.locator(), services.repls(), profiles);
        try (var methods = factory.open(spec.how());
                var store = ResultStore.open(run)) {
            tell(methods);
            var experiment = new Experiment(
                    spec.asData(), tasks, methods.methods(), shard, methods.concurrency(), spec.saveTrajectories());
            return run(experiment, store, live);
        }
    }

    private int run(Experiment experiment, ResultStore store, EventSink live) {
        var name = store.run().name();
        var progress = services.terminal().interactive() && live == EventSink.NONE
                ? new BarProgress(name, progressStream())
                : null;
        RunProgress.Listener listener = progress == null ? new LineProgress(name, progressStream()) : progress;
        var runner = new ExperimentRunner(
                experiment, store, (task, prediction) -> Scorer.score(prediction, task), live, listener);
        try (var _ = new CancelOnInterrupt(runner::cancel)) {
            var outcome = runner.run();
            if (progress != null) {
                progress.close();
            }
            end.tell(outcome);
            return exitCode(outcome);
        }
    }

    private void tell(OpenMethods methods) {
        methods.methods().stream()
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
