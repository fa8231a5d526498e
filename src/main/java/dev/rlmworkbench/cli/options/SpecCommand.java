package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.own.OwnDocuments;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.LimitSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A spec as the command that asks for the same. What the options cannot say (other mixtures of benchmarks, several
/// models, a sampling seed of its own) has no command; a spec file and `run` do it.
public final class SpecCommand {

    private static final Path USUAL_FOLDER = Path.of("experiments");

    private final ExperimentSpec spec;
    private final List<String> words = new ArrayList<>();

    private SpecCommand(ExperimentSpec spec) {
        this.spec = spec;
    }

    /// @param folder of all runs
    /// @return subcommand and options, unquoted; empty where only a spec file can say it
    public static Optional<List<String>> of(ExperimentSpec spec, Path folder) {
        var command = new SpecCommand(spec);
        if (!command.tasks() || !command.model() || !command.sampling()) {
            return Optional.empty();
        }
        command.methods();
        command.limits();
        command.run(folder);
        return Optional.of(List.copyOf(command.words));
    }

    private boolean tasks() {
        var first = spec.benchmarks().getFirst();
        boolean one = spec.benchmarks().size() == 1;
        return switch (first.family()) {
            case FileBenchmark benchmark -> {
                boolean all = first.kinds() == null && first.limit() == null;
                if (benchmark instanceof OwnDocuments && all) {
                    add("compare");
                } else {
                    add("bench", benchmark.name());
                }
                add(Objects.toString(first.file()));
                if (first.kinds() != null) {
                    add("--kinds", String.join(",", first.kinds()));
                }
                option("--limit", first.limit(), null);
                seed(first);
                yield one;
            }
            case GeneratedBenchmark benchmark -> {
                boolean pair = spec.benchmarks().size() == 2
                        && isSameGridOfDocuments(first, spec.benchmarks().get(1));
                boolean known = command(benchmark, pair);
                grid(first, benchmark);
                yield known && (one || pair);
            }
        };
    }

    /// The command with a name of its own, else the general one.
    ///
    /// @return whether there is one
    private boolean command(GeneratedBenchmark benchmark, boolean pair) {
        boolean hard = benchmark instanceof HardNeedleInHaystack;
        boolean needle = hard || benchmark instanceof NeedleInHaystack;
        if (needle) {
            add(pair ? "compare" : "niah");
        } else if (benchmark instanceof MixedQa) {
            add("questions");
        } else {
            add("bench", benchmark.name());
        }
        if (hard) {
            add("--hard");
        }
        return needle || !pair;
    }

    private void grid(BenchmarkSpec asked, GeneratedBenchmark benchmark) {
        add("--lengths", joined(asked.lengths()));
        option("--unit", asked.unit(), LengthUnit.TOKENS);
        if (benchmark.hasDepths()) {
            add("--depths", joined(asked.depths()));
        }
        if (asked.kinds() != null) {
            add("--kinds", String.join(",", asked.kinds()));
        }
        option("--split", asked.split(), null);
        add("--tasks", asked.tasks().toString());
        seed(asked);
    }

    private static boolean isSameGridOfDocuments(BenchmarkSpec needle, BenchmarkSpec other) {
        return other.family() instanceof LongDocQa
                && other.lengths().equals(needle.lengths())
                && other.unit() == needle.unit()
                && other.depths().equals(needle.depths())
                && other.tasks().equals(needle.tasks())
                && other.seed().equals(needle.seed());
    }

    private void seed(BenchmarkSpec benchmark) {
        add("--seed", benchmark.seed().toString());
    }

    private boolean model() {
        var model = spec.models().getFirst();
        if (spec.models().size() > 1
                || model.profile() != null
                || !model.subEndpoints().equals(model.endpoints())) {
            return false;
        }
        option("--model", model.root(), null);
        option("--sub-model", model.sub(), null);
        model.endpoints().forEach(endpoint -> add("--endpoint", endpoint));
        option("--window", model.window(), 0);
        option("--concurrency", model.concurrency(), 1);
        option("--key-variable", model.keyVariable(), ApiKey.DEFAULT_VARIABLE);
        return true;
    }

    private boolean sampling() {
        var sampling = spec.sampling();
        boolean sampled = sampling.temperature() > 0;
        var seed = sampled ? spec.benchmarks().getFirst().seed() : null;
        if (sampling.topP() != null || !Objects.equals(sampling.seed(), seed)) {
            return false;
        }
        if (sampled) {
            add("--temperature", sampling.temperature().toString());
        }
        return true;
    }

    private void methods() {
        add("--methods", String.join(",", spec.methods()));
        option("--repl", spec.repl(), ReplLanguage.JAVA);
        option("--helpers", spec.helpers(), HelperSet.STANDARD);
        option("--sandbox", spec.sandbox(), SandboxMode.AUTO);
        option("--profile", spec.profile(), null);
        option("--overflow", spec.overflow(), OverflowPolicy.MIDDLE);
    }

    private void limits() {
        var limits = spec.limits();
        var usual = LimitSpec.DEFAULT;
        option("--max-iterations", limits.maxIterations(), usual.maxIterations());
        option("--max-depth", limits.maxDepth(), usual.maxDepth());
        option("--max-sub-calls", limits.maxSubCalls(), usual.maxSubCalls());
        option("--max-tokens", limits.maxTokens(), usual.maxTokens());
        if (!limits.taskTimeout().equals(usual.taskTimeout())) {
            add("--task-timeout", limits.taskTimeout().toSeconds() + "s");
        }
    }

    private void run(Path folder) {
        if (!folder.equals(USUAL_FOLDER)) {
            add("--experiments", folder.toString());
        }
        add("--run-name", spec.name());
        // a command line that says nothing leaves it on
        if (!spec.saveTrajectories()) {
            add("--no-save-trajectories");
        }
    }

    private void option(String name, @Nullable Object value, @Nullable Object usual) {
        if (value != null && !value.equals(usual)) {
            add(name, value instanceof Enum<?> one ? one.name().toLowerCase(Locale.ROOT) : value.toString());
        }
    }

    private void add(String... some) {
        words.addAll(List.of(some));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
