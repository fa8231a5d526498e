package dev.rlmworkbench.training.evaluation;

import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an evaluation is to do; all else is as usual.
///
/// @param training   name of the training
/// @param checkpoint name or folder by which `eval` finds the adapter
/// @param methods    at least one
/// @param benchmarks at least one
/// @param baseFrom   results in which the base has answered these tasks already; null where it is asked
/// @param tasksFrom  the spec or manifest that the tasks are from; null where they are said one by one, and then all
///                   have the same lengths, unit, depths, seed, kinds and number
public record EvaluationPlan(
        String training,
        String checkpoint,
        List<String> methods,
        List<BenchmarkSpec> benchmarks,
        @Nullable Path baseFrom,
        @Nullable Path tasksFrom) {

    public EvaluationPlan {
        methods = List.copyOf(methods);
        benchmarks = List.copyOf(benchmarks);
    }

    public String runName() {
        return Evaluation.runName(training);
    }

    /// The run that does it.
    ///
    /// @throws IllegalArgumentException one sentence naming the value that cannot be
    public ExperimentSpec spec(Evaluation evaluation) {
        return ExperimentSpec.of(
                runName(),
                benchmarks,
                MethodsSpec.DEFAULT
                        .withMethods(methods)
                        .withModels(evaluation.asked(baseFrom == null, true, null, null)));
    }
}
