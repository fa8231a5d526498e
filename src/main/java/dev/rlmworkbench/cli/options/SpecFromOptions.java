package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import java.util.List;

/// The options of a command line as the same data that a spec file holds.
public final class SpecFromOptions {

    private SpecFromOptions() {}

    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    public static ExperimentSpec of(
            String name,
            List<BenchmarkSpec> benchmarks,
            MethodOptions methods,
            ModelOptions model,
            LimitOptions limits,
            RunOptions run) {
        return of(name, benchmarks, methods, List.of(model.spec()), limits, run);
    }

    /// With models that are not chosen by options.
    ///
    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    public static ExperimentSpec of(
            String name,
            List<BenchmarkSpec> benchmarks,
            MethodOptions methods,
            List<ModelSpec> models,
            LimitOptions limits,
            RunOptions run) {
        return new ExperimentSpec(
                name,
                benchmarks,
                methods.methods(),
                models,
                methods.sampling(),
                limits.spec(),
                methods.how().repl(),
                methods.how().helpers(),
                methods.how().sandbox(),
                methods.how().profile(),
                methods.how().overflow(),
                run.saveTrajectories());
    }
}
