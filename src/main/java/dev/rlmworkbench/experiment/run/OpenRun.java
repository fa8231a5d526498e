package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.trajectory.EventSink;
import java.util.List;

/// A run with its models, REPLs and files open. Closing it frees them.
public final class OpenRun implements AutoCloseable {

    private final Experiment experiment;
    private final OpenMethods methods;
    private final ResultStore store;

    OpenRun(Experiment experiment, OpenMethods methods, ResultStore store) {
        this.experiment = experiment;
        this.methods = methods;
        this.store = store;
    }

    public RunName name() {
        return store.run();
    }

    /// What answers, with models and prompts, before anything was asked.
    public List<Method> methods() {
        return methods.methods();
    }

    /// Made ready, not started: [ExperimentRunner#run()] does it, [ExperimentRunner#cancel()] ends it.
    ///
    /// @param live     hears every event
    /// @param progress hears how far it is
    public ExperimentRunner runner(EventSink live, RunProgress.Listener progress) {
        return new ExperimentRunner(
                experiment, store, (task, prediction) -> Scorer.score(prediction, task), live, progress);
    }

    @Override
    public void close() {
        try (methods) {
            store.close();
        }
    }
}
