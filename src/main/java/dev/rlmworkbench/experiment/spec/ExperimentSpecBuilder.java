package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run by the names of its parts. What is not named has the value that [ExperimentSpec] tells.
public final class ExperimentSpecBuilder {

    private final String name;
    private final List<BenchmarkSpec> benchmarks;
    private @Nullable List<String> methods;
    private @Nullable List<ModelSpec> models;
    private @Nullable SamplingSpec sampling;
    private @Nullable LimitSpec limits;
    private @Nullable ReplLanguage repl;
    private @Nullable HelperSet helpers;
    private @Nullable SandboxMode sandbox;
    private @Nullable String profile;
    private @Nullable OverflowPolicy overflow;
    private @Nullable Boolean saveTrajectories;

    ExperimentSpecBuilder(String name, List<BenchmarkSpec> benchmarks) {
        this.name = name;
        this.benchmarks = benchmarks;
    }

    public ExperimentSpecBuilder methods(List<String> names) {
        methods = names;
        return this;
    }

    public ExperimentSpecBuilder models(List<ModelSpec> all) {
        models = all;
        return this;
    }

    public ExperimentSpecBuilder sampling(SamplingSpec how) {
        sampling = how;
        return this;
    }

    public ExperimentSpecBuilder limits(LimitSpec most) {
        limits = most;
        return this;
    }

    public ExperimentSpecBuilder repl(ReplLanguage language) {
        repl = language;
        return this;
    }

    public ExperimentSpecBuilder helpers(HelperSet functions) {
        helpers = functions;
        return this;
    }

    public ExperimentSpecBuilder sandbox(SandboxMode mode) {
        sandbox = mode;
        return this;
    }

    /// @param nameOrFile null for the one that suits the model
    public ExperimentSpecBuilder profile(@Nullable String nameOrFile) {
        profile = nameOrFile;
        return this;
    }

    public ExperimentSpecBuilder overflow(OverflowPolicy policy) {
        overflow = policy;
        return this;
    }

    public ExperimentSpecBuilder saveTrajectories(boolean yes) {
        saveTrajectories = yes;
        return this;
    }

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public ExperimentSpec build() {
        return new ExperimentSpec(
                name,
                benchmarks,
                methods,
                models,
                sampling,
                limits,
                repl,
                helpers,
                sandbox,
                profile,
                overflow,
                saveTrajectories);
    }
}
