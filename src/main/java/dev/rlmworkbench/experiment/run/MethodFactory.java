package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.inference.MapReduceMethod;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.RetrieveMethod;
import dev.rlmworkbench.inference.RlmMethod;
import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.inference.VanillaMethod;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.BoundedModel;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.local.LocalModels.Opening;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.text.ContextIndexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the methods that a spec names, with its models opened and checked, so that a wrong name or a dead server
/// is told before the first task.
public final class MethodFactory {

    private final ModelLocator locator;
    private final Function<SandboxMode, ReplFactory> repls;
    private final PromptProfiles profiles;
    private final ContextIndexes contexts;

    /// @param repls    makes the source of REPL sessions; only asked when a method needs one
    /// @param contexts the same that these sessions have
    public MethodFactory(
            ModelLocator locator,
            Function<SandboxMode, ReplFactory> repls,
            PromptProfiles profiles,
            ContextIndexes contexts) {
        this.locator = locator;
        this.repls = repls;
        this.profiles = profiles;
        this.contexts = contexts;
    }

    /// For looking at methods without asking them anything: no REPL is made ready and no model loaded. Servers tell
    /// what models they have.
    ///
    /// @param identified whether the methods' identities are wanted, which may take reading a folder's digest
    MethodFactory toLookAt(boolean identified) {
        var opening = identified ? Opening.IDENTIFY : Opening.LOOK;
        return new MethodFactory(locator.with(opening), _ -> new NoRepls(), profiles, contexts);
    }

    private static final class NoRepls implements ReplFactory {
        @Override
        public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host) {
            throw new IllegalStateException("this method was opened to be looked at, not to be asked");
        }

        @Override
        public void close() {}
    }

    /// @param profile of this model alone, null for the run's
    private record Models(
            LanguageModel root, LanguageModel sub, @Nullable String profile) {}

    /// @throws dev.rlmworkbench.llm.LlmException   when a model or server is not there
    /// @throws dev.rlmworkbench.repl.ReplException when code cannot be run as demanded
    /// @throws IllegalArgumentException            when there is no such prompt profile
    public OpenMethods open(MethodsSpec spec) throws InterruptedException {
        return open(spec, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// The same with something between the methods and their models.
    ///
    /// @param overRoot makes of a root model the one that methods ask; closing it is not its matter
    /// @param overSub  the same for the model that sub-calls ask
    public OpenMethods open(
            MethodsSpec spec, UnaryOperator<LanguageModel> overRoot, UnaryOperator<LanguageModel> overSub)
            throws InterruptedException {
        var open = new OpenMethods();
        try {
            var models = new ArrayList<Models>();
            for (var model : spec.models()) {
                var root = open.keep(openRoot(model));
                var sub = hasOwnSub(model) ? open.keep(openSub(model)) : root;
                models.add(new Models(overRoot.apply(root), overSub.apply(sub), model.profile()));
            }
            var source = spec.methods().stream().anyMatch(MethodFactory::runsCode)
                    ? open.keep(repls.apply(spec.sandbox()))
                    : null;
            for (var pair : models) {
                for (var name : spec.methods()) {
                    open.add(method(name, pair, source, spec), pair.root().concurrency());
                }
            }
            return open;
        } catch (RuntimeException | InterruptedException e) {
            open.close();
            throw e;
        }
    }

    private static boolean runsCode(String method) {
        return method.startsWith("rlm");
    }

    private static boolean hasOwnSub(ModelSpec model) {
        return model.sub() != null && !model.sub().equals(model.root())
                || !model.subEndpoints().equals(model.endpoints());
    }

    private LanguageModel openRoot(ModelSpec model) throws InterruptedException {
        return open(model, model.root(), model.endpoints());
    }

    private LanguageModel openSub(ModelSpec model) throws InterruptedException {
        return open(model, model.sub() == null ? model.root() : model.sub(), model.subEndpoints());
    }

    private LanguageModel open(ModelSpec model, @Nullable String name, List<String> endpoints)
            throws InterruptedException {
        var settings = ModelSettings.DEFAULT.withWindow(model.window()).withConcurrency(model.concurrency());
        return new BoundedModel(locator.open(new ModelChoice(endpoints, name, settings, model.keyVariable())));
    }

    private Method method(String name, Models models, @Nullable ReplFactory source, MethodsSpec spec) {
        var root = models.root();
        var limits = spec.limits().limits();
        var sampling = spec.sampling().onto(Sampling.GREEDY);
        return switch (name) {
            case "vanilla" -> new VanillaMethod(root, profiles, spec.overflow(), sampling, limits.time());
            case "retrieve" ->
                new RetrieveMethod(root, contexts, profiles, RetrieveMethod.DEFAULT_PASSAGES, sampling, limits.time());
            case "map_reduce" -> new MapReduceMethod(root, profiles, sampling, limits);
            case "rlm", "rlm_no_subcalls" ->
                new RlmMethod(
                        root,
                        models.sub(),
                        Objects.requireNonNull(source),
                        setup(models, spec).withSubCalls(name.equals("rlm")));
            default -> throw new IllegalStateException("a method that was not checked: " + name);
        };
    }

    private RlmSetup setup(Models models, MethodsSpec spec) {
        var asked = models.profile() == null ? spec.profile() : models.profile();
        var name =
                asked == null ? PromptProfiles.choiceFor(models.root().info()).profile() : asked;
        var setup = RlmSetup.of(profiles.load(name, spec.repl(), spec.helpers()));
        return setup.withHelpers(spec.helpers())
                .withLimits(spec.limits().limits())
                .withSampling(
                        spec.sampling().onto(setup.root()), spec.sampling().onto(setup.sub()));
    }
}
