package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the form offers to run: every benchmark, the mixtures that the command `compare` knows, or what an opened spec
/// says.
record TaskChoice(String label, List<Benchmark> benchmarks) {

    static final TaskChoice BOTH =
            new TaskChoice("Needle and long documents", List.of(new NeedleInHaystack(), new LongDocQa()));
    static final TaskChoice BOTH_HARD =
            new TaskChoice("Look-alikes and long documents", List.of(new HardNeedleInHaystack(), new LongDocQa()));
    /// A mixture that only a spec file can say.
    static final TaskChoice AS_GIVEN = new TaskChoice("As in the opened spec", List.of());

    static TaskChoice of(Benchmark benchmark) {
        return new TaskChoice(
                switch (benchmark) {
                    case GeneratedBenchmark _ -> benchmark.title();
                    case FileBenchmark _ -> benchmark.title() + ", from a file";
                },
                List.of(benchmark));
    }

    static List<TaskChoice> all(Benchmarks benchmarks) {
        var all = new ArrayList<TaskChoice>();
        benchmarks.generated().forEach(one -> all.add(of(one)));
        all.add(BOTH);
        all.add(BOTH_HARD);
        benchmarks.all().stream().filter(FileBenchmark.class::isInstance).forEach(one -> all.add(of(one)));
        all.add(AS_GIVEN);
        return List.copyOf(all);
    }

    /// The offered one that a spec's benchmarks are.
    static TaskChoice of(List<BenchmarkSpec> specs, List<TaskChoice> offered) {
        var first = specs.getFirst();
        boolean oneShape = specs.stream()
                .allMatch(one -> one.lengths().equals(first.lengths())
                        && one.depths().equals(first.depths())
                        && one.unit() == first.unit()
                        && one.tasks().equals(first.tasks())
                        && one.seed().equals(first.seed()));
        var benchmarks = specs.stream().map(BenchmarkSpec::family).toList();
        return offered.stream()
                .filter(one -> oneShape && one.benchmarks.equals(benchmarks))
                .findFirst()
                .orElse(AS_GIVEN);
    }

    /// Whether there are lengths, tasks and a seed to choose.
    boolean isGrid() {
        return benchmarks.stream().anyMatch(GeneratedBenchmark.class::isInstance);
    }

    boolean hasDepths() {
        return benchmarks.stream().anyMatch(one -> one instanceof GeneratedBenchmark made && made.hasDepths());
    }

    /// The benchmark whose kinds of questions are to be chosen.
    Optional<GeneratedBenchmark> withKinds() {
        return benchmarks.stream()
                .filter(one ->
                        one instanceof GeneratedBenchmark made && !made.kinds().isEmpty())
                .map(GeneratedBenchmark.class::cast)
                .findFirst();
    }

    /// The benchmark whose tasks stand in a file.
    Optional<FileBenchmark> ofFile() {
        return benchmarks.stream()
                .filter(FileBenchmark.class::isInstance)
                .map(FileBenchmark.class::cast)
                .findFirst();
    }
}
