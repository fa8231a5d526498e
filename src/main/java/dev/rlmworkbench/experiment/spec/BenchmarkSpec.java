package dev.rlmworkbench.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One benchmark over lengths, depths and kinds of questions, or the tasks of a file.
///
/// @param family  by its name, such as `niah`, as in result files
/// @param lengths of the context; 4000, 8000, 16000 and 32000 when left out
/// @param unit    `tokens` when left out
/// @param depths  of the asked fact in percent; 10, 50 and 90 when left out
/// @param tasks   for each length and depth, or length and kind, 1 when left out
/// @param seed    another one gives other tasks of the same shape, 42 when left out
/// @param kinds   of questions where the benchmark has kinds; those of `split` when left out
/// @param split   a group of kinds, or `all`; null where `kinds` says which
/// @param file    for a benchmark of files only: its tasks; lengths, depths and tasks follow from it
public record BenchmarkSpec(
        Benchmark family,
        List<Integer> lengths,
        LengthUnit unit,
        List<Integer> depths,
        Integer tasks,
        Long seed,
        @Nullable List<String> kinds,
        @Nullable String split,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Path file) {

    public static final int DEFAULT_TASKS = 1;
    public static final long DEFAULT_SEED = 42;

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public BenchmarkSpec(
            @Nullable Benchmark family,
            @Nullable List<Integer> lengths,
            @Nullable LengthUnit unit,
            @Nullable List<Integer> depths,
            @Nullable Integer tasks,
            @Nullable Long seed,
            @Nullable List<String> kinds,
            @Nullable String split,
            @Nullable Path file) {
        if (family == null) {
            throw new IllegalArgumentException("family is missing: a benchmark needs one, such as niah");
        }
        this.family = family;
        this.file = file;
        this.unit = unit == null ? LengthUnit.TOKENS : unit;
        this.tasks = tasks == null ? DEFAULT_TASKS : tasks;
        this.seed = seed == null ? DEFAULT_SEED : seed;
        this.kinds = kinds == null ? null : List.copyOf(kinds);
        this.split = split;
        switch (family) {
            case GeneratedBenchmark generated -> {
                if (file != null) {
                    throw new IllegalArgumentException(
                            "the tasks of %s are generated; leave the file out".formatted(family.name()));
                }
                this.lengths = lengths == null ? TaskGrid.DEFAULT_LENGTHS : List.copyOf(lengths);
                this.depths = depths == null ? TaskGrid.DEFAULT_DEPTHS : List.copyOf(depths);
                grid(generated);
            }
            case FileBenchmark _ -> {
                if (file == null) {
                    throw new IllegalArgumentException(
                            "the family %s needs a file with tasks".formatted(family.name()));
                }
                this.lengths = List.of();
                this.depths = List.of();
            }
        }
    }

    /// The tasks of a file.
    public static BenchmarkSpec ofFile(FileBenchmark benchmark, Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return new BenchmarkSpec(benchmark, null, null, null, null, null, null, null, absolute);
    }

    /// One task for each length and depth, with the kinds that are asked where nobody chooses.
    ///
    /// @param depths are passed over where the benchmark has none
    public static BenchmarkSpec of(Benchmark family, List<Integer> lengths, List<Integer> depths) {
        return new BenchmarkSpec(family, lengths, null, depths, null, null, null, null, null);
    }

    /// @param number for each length and depth, or length and kind
    public BenchmarkSpec withTasks(int number) {
        return new BenchmarkSpec(family, lengths, unit, depths, number, seed, kinds, split, file);
    }

    /// @param other null for the usual one
    public BenchmarkSpec withSeed(@Nullable Long other) {
        return new BenchmarkSpec(family, lengths, unit, depths, tasks, other, kinds, split, file);
    }

    List<TaskSpec> tasksOfIt() {
        return switch (family) {
            case GeneratedBenchmark generated -> grid(generated).specs();
            case FileBenchmark ofFile -> ofFile.tasks(Objects.requireNonNull(file));
        };
    }

    /// A relative file is meant from there.
    BenchmarkSpec in(Path folder) {
        return family instanceof FileBenchmark ofFile && file != null ? ofFile(ofFile, folder.resolve(file)) : this;
    }

    private TaskGrid grid(GeneratedBenchmark benchmark) {
        return new TaskGrid(benchmark, lengths, unit, depths, new KindChoice(kinds, split).in(benchmark), tasks, seed);
    }
}
