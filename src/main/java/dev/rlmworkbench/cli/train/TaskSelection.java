package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// At which tasks a model learns, or by which it is judged.
final class TaskSelection {

    @Option(
            names = "--benchmark",
            split = ",",
            paramLabel = "NAME",
            description =
                    "which tasks, as `rlm bench` lists them (default: those of the training data; where there is none, niah)")
    private @Nullable List<String> names;

    @Option(names = "--kinds", split = ",", paramLabel = "KIND", description = "of questions, where there are kinds")
    private @Nullable List<String> kinds;

    @Option(names = "--split", paramLabel = "GROUP", description = "the kinds of this group, such as held_out")
    private @Nullable String group;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "the tasks of a spec or of a run's manifest, in the place of the options for tasks")
    private @Nullable Path file;

    /// @param usual those that are meant where none are chosen
    /// @param seed  null where it is not chosen
    /// @throws IllegalArgumentException one sentence when they cannot be chosen so
    List<BenchmarkSpec> benchmarks(
            Benchmarks benchmarks,
            List<GeneratedBenchmark> usual,
            GridOptions grid,
            DepthOptions depths,
            @Nullable Long seed) {
        if (file != null) {
            if (names != null || kinds != null || group != null || seed != null || grid.given()) {
                throw new IllegalArgumentException(
                        "%s says which tasks there are; leave the options for tasks out".formatted(file));
            }
            return SpecFile.read(file, benchmarks).benchmarks();
        }
        var chosen = names != null ? names.stream().map(benchmarks::generated).toList() : usual;
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("choose the tasks, with --benchmark NAME or --spec FILE");
        }
        return chosen.stream()
                .map(benchmark -> grid.benchmark(
                        benchmark,
                        depths,
                        benchmark.kinds().isEmpty() ? KindChoice.DEFAULT : new KindChoice(kinds, group),
                        seed == null ? Evaluation.TASK_SEED : seed))
                .toList();
    }
}
