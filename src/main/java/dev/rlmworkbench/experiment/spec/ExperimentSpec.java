package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run is asked to do, as data: the file that `run` reads, and the `spec` of a run's manifest. Every method
/// answers every task with every model. What is left out has the value that is named here.
///
/// @param name            of the run and its files
/// @param benchmarks      at least one
/// @param methods         names as in [MethodsSpec#NAMES], `vanilla` and `rlm` when left out
/// @param models          at least one; when left out, the first model that is found on this machine
/// @param repl            what the model writes, `java` when left out
/// @param helpers         functions that the code has beside the bare REPL: `none`, `seed`, `all` or `guided`, `all`
///                        when left out
/// @param sandbox         `required` refuses to run code where a layer of containment is missing; else `auto`
/// @param profile         a prompt profile's name or file, null for the one that suits the model
/// @param overflow        what vanilla does with a context that does not fit the window, `middle` when left out:
///                        start and end are kept
/// @param saveTrajectories true when left out
public record ExperimentSpec(
        String name,
        List<BenchmarkSpec> benchmarks,
        List<String> methods,
        List<ModelSpec> models,
        SamplingSpec sampling,
        LimitSpec limits,
        ReplLanguage repl,
        HelperSet helpers,
        SandboxMode sandbox,
        @Nullable String profile,
        OverflowPolicy overflow,
        Boolean saveTrajectories) {

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public ExperimentSpec(
            @Nullable String name,
            @Nullable List<BenchmarkSpec> benchmarks,
            @Nullable List<String> methods,
            @Nullable List<ModelSpec> models,
            @Nullable SamplingSpec sampling,
            @Nullable LimitSpec limits,
            @Nullable ReplLanguage repl,
            @Nullable HelperSet helpers,
            @Nullable SandboxMode sandbox,
            @Nullable String profile,
            @Nullable OverflowPolicy overflow,
            @Nullable Boolean saveTrajectories) {
        if (name == null) {
            throw new IllegalArgumentException("name is missing: it names the run and its files");
        }
        if (benchmarks == null || benchmarks.isEmpty()) {
            throw new IllegalArgumentException("benchmarks is missing or empty: there is nothing to run");
        }
        this.name = name;
        this.benchmarks = List.copyOf(benchmarks);
        var how = new MethodsSpec(methods, models, sampling, limits, repl, helpers, sandbox, profile, overflow);
        this.methods = how.methods();
        this.models = how.models();
        this.sampling = how.sampling();
        this.limits = how.limits();
        this.repl = how.repl();
        this.helpers = how.helpers();
        this.sandbox = how.sandbox();
        this.profile = how.profile();
        this.overflow = how.overflow();
        this.saveTrajectories = saveTrajectories == null || saveTrajectories;
    }

    /// Of all that is asked; trajectories are saved.
    ///
    /// @throws IllegalArgumentException one sentence naming the field and the value
    public static ExperimentSpec of(String name, List<BenchmarkSpec> benchmarks, MethodsSpec how) {
        return new ExperimentSpec(
                name,
                benchmarks,
                how.methods(),
                how.models(),
                how.sampling(),
                how.limits(),
                how.repl(),
                how.helpers(),
                how.sandbox(),
                how.profile(),
                how.overflow(),
                true);
    }

    public ExperimentSpec saving(boolean trajectories) {
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
                trajectories);
    }

    /// Without the tasks.
    public MethodsSpec how() {
        return new MethodsSpec(methods, models, sampling, limits, repl, helpers, sandbox, profile, overflow);
    }

    /// All tasks, in the order of the benchmarks, with what there is to say about the files that they stand in.
    ///
    /// @throws IllegalArgumentException one sentence when a file holds no such task
    public FileTasks asked() {
        return FileTasks.joined(
                benchmarks.stream().map(BenchmarkSpec::tasksOfIt).toList());
    }

    /// The same, the tasks alone.
    public List<TaskSpec> tasks() {
        return asked().tasks();
    }

    /// @param save null leaves it as it is
    public ExperimentSpec with(String otherName, @Nullable Boolean save) {
        return of(otherName, benchmarks, how()).saving(save == null ? saveTrajectories : save);
    }

    /// Task files that are named without their folder lie in this one.
    ExperimentSpec in(Path folder) {
        var there = benchmarks.stream().map(benchmark -> benchmark.in(folder)).toList();
        return of(name, there, how()).saving(saveTrajectories);
    }

    /// The same as a JSON object, for the manifest.
    public Map<String, Object> asData() {
        return SpecFile.asData(this);
    }
}
