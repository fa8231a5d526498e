package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import java.nio.file.Path;

/// Opens what a spec needs (models, REPLs, prompts, the run's files), so that it can be run.
public final class RunLauncher {

    private final MethodFactory factory;

    public RunLauncher(MethodFactory factory) {
        this.factory = factory;
    }

    /// What a run would do.
    public RunForecaster forecaster() {
        return new RunForecaster(factory);
    }

    /// @param folder of all runs
    /// @param shard  the part of the tasks that is done here
    /// @return to be run once and closed
    /// @throws dev.rlmworkbench.llm.LlmException               when a model or server is not there
    /// @throws dev.rlmworkbench.repl.ReplException             when code cannot be run as demanded
    /// @throws dev.rlmworkbench.experiment.result.RunException when the run's files cannot be used
    /// @throws IllegalArgumentException                        one sentence naming the value that cannot be
    public OpenRun open(ExperimentSpec spec, Path folder, Shard shard) throws InterruptedException {
        var run = new RunName(folder, shard.runName(spec.name()));
        var asked = spec.asked();
        var methods = factory.open(spec.how());
        try {
            var experiment = new Experiment(
                    spec.asData(),
                    asked.tasks(),
                    asked.notices(),
                    methods.methods(),
                    shard,
                    methods.concurrency(),
                    spec.saveTrajectories());
            return new OpenRun(experiment, methods, ResultStore.open(run));
        } catch (RuntimeException e) {
            methods.close();
            throw e;
        }
    }
}
