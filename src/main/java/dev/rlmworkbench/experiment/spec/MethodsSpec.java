package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which methods answer, with which models and how. What is left out has the value that [ExperimentSpec] names.
public record MethodsSpec(
        List<String> methods,
        List<ModelSpec> models,
        SamplingSpec sampling,
        LimitSpec limits,
        ReplLanguage repl,
        HelperSet helpers,
        SandboxMode sandbox,
        @Nullable String profile,
        OverflowPolicy overflow) {

    /// The methods there are, as in result files.
    public static final List<String> NAMES = List.of("vanilla", "retrieve", "rlm", "rlm_no_subcalls", "map_reduce");

    /// With everything left out.
    public static final MethodsSpec DEFAULT = new MethodsSpec(null, null, null, null, null, null, null, null, null);

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public MethodsSpec(
            @Nullable List<String> methods,
            @Nullable List<ModelSpec> models,
            @Nullable SamplingSpec sampling,
            @Nullable LimitSpec limits,
            @Nullable ReplLanguage repl,
            @Nullable HelperSet helpers,
            @Nullable SandboxMode sandbox,
            @Nullable String profile,
            @Nullable OverflowPolicy overflow) {
        this.methods = methods == null ? List.of("vanilla", "rlm") : List.copyOf(methods);
        this.models = models == null ? List.of(ModelSpec.FIRST_FOUND) : List.copyOf(models);
        this.sampling = sampling == null ? SamplingSpec.GREEDY : sampling;
        this.limits = limits == null ? LimitSpec.DEFAULT : limits;
        this.repl = repl == null ? ReplLanguage.JAVA : repl;
        this.helpers = helpers == null ? HelperSet.STANDARD : helpers;
        this.sandbox = sandbox == null ? SandboxMode.AUTO : sandbox;
        this.profile = profile;
        this.overflow = overflow == null ? OverflowPolicy.MIDDLE : overflow;
        check(this.methods);
        if (this.models.isEmpty()) {
            throw new IllegalArgumentException(
                    "models is empty: name one, or leave it out for the first that is found");
        }
    }

    public MethodsSpec withMethods(List<String> names) {
        return new MethodsSpec(names, models, sampling, limits, repl, helpers, sandbox, profile, overflow);
    }

    public MethodsSpec withHelpers(HelperSet wanted) {
        return new MethodsSpec(methods, models, sampling, limits, repl, wanted, sandbox, profile, overflow);
    }

    public MethodsSpec withSampling(SamplingSpec other) {
        return new MethodsSpec(methods, models, other, limits, repl, helpers, sandbox, profile, overflow);
    }

    public MethodsSpec withModels(List<ModelSpec> others) {
        return new MethodsSpec(methods, others, sampling, limits, repl, helpers, sandbox, profile, overflow);
    }

    private static void check(List<String> methods) {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("methods is empty: choose from " + String.join(", ", NAMES));
        }
        for (var method : methods) {
            if (!NAMES.contains(method)) {
                throw new IllegalArgumentException(
                        "there is no method '%s'; choose from %s".formatted(method, String.join(", ", NAMES)));
            }
        }
    }
}
