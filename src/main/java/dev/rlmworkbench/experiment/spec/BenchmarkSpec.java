package dev.rlmworkbench.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.files.Sha256;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One benchmark over lengths, depths and kinds of questions, or the tasks of a file.
///
/// @param family  by its name, such as `niah`, as in result files
/// @param lengths of the context; 4000, 8000, 16000 and 32000 when left out
/// @param unit    `tokens` when left out
/// @param depths  of the asked fact in percent; 10, 50 and 90 when left out
/// @param tasks   for each length and depth, or length and kind, 1 when left out
/// @param seed    another one gives other tasks of the same shape, 42 when left out
/// @param kinds   of questions where the benchmark has kinds; those of `split` when left out. Of a file's tasks those
///                whose kind is named, or a part of it between slashes; all when left out
/// @param split   a group of kinds, or `all`; null where `kinds` says which
/// @param file    for a benchmark of files only: its tasks; lengths, depths and tasks follow from it
/// @param limit   for a benchmark of files only: so many of its tasks at most, chosen by `seed`; null for all
public record BenchmarkSpec(
        Benchmark family,
        List<Integer> lengths,
        LengthUnit unit,
        List<Integer> depths,
        Integer tasks,
        Long seed,
        @Nullable List<String> kinds,
        @Nullable String split,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Path file,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer limit) {

    public static final int DEFAULT_TASKS = 1;
    public static final long DEFAULT_SEED = 42;

    private static final int MAX_KINDS_NAMED = 12;

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
            @Nullable Path file,
            @Nullable Integer limit) {
        if (family == null) {
            throw new IllegalArgumentException("family is missing: a benchmark needs one, such as niah");
        }
        this.family = family;
        this.file = file;
        this.limit = limit;
        this.unit = unit == null ? LengthUnit.TOKENS : unit;
        this.tasks = tasks == null ? DEFAULT_TASKS : tasks;
        this.seed = seed == null ? DEFAULT_SEED : seed;
        this.kinds = kinds == null ? null : List.copyOf(kinds);
        this.split = split;
        switch (family) {
            case GeneratedBenchmark generated -> {
                if (file != null || limit != null) {
                    throw new IllegalArgumentException(
                            "the tasks of %s are generated; leave file and limit out".formatted(family.name()));
                }
                this.lengths = lengths == null ? TaskGrid.DEFAULT_LENGTHS : List.copyOf(lengths);
                this.depths = depths == null ? TaskGrid.DEFAULT_DEPTHS : List.copyOf(depths);
                grid(generated);
            }
            case FileBenchmark _ -> {
                checkOfFile();
                this.lengths = List.of();
                this.depths = List.of();
            }
        }
    }

    private void checkOfFile() {
        if (file == null) {
            throw new IllegalArgumentException("the family %s needs a file with tasks".formatted(family.name()));
        }
        if (split != null) {
            throw new IllegalArgumentException("split cannot be chosen for tasks of a file; kinds can");
        }
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
    }

    /// All tasks of a file.
    public static BenchmarkSpec ofFile(FileBenchmark benchmark, Path file) {
        return ofFile(benchmark, file, null, null, null);
    }

    /// Some tasks of a file.
    ///
    /// @param kinds null for all
    /// @param limit null for all of these
    /// @param seed  null for the usual one
    /// @throws IllegalArgumentException one sentence naming the field and the value
    public static BenchmarkSpec ofFile(
            FileBenchmark benchmark,
            Path file,
            @Nullable List<String> kinds,
            @Nullable Integer limit,
            @Nullable Long seed) {
        var absolute = file.toAbsolutePath().normalize();
        return new BenchmarkSpec(benchmark, null, null, null, null, seed, kinds, null, absolute, limit);
    }

    /// One task for each length and depth, with the kinds that are asked where nobody chooses.
    ///
    /// @param depths are passed over where the benchmark has none
    public static BenchmarkSpec of(Benchmark family, List<Integer> lengths, List<Integer> depths) {
        return new BenchmarkSpec(family, lengths, null, depths, null, null, null, null, null, null);
    }

    /// @param number for each length and depth, or length and kind
    public BenchmarkSpec withTasks(int number) {
        return new BenchmarkSpec(family, lengths, unit, depths, number, seed, kinds, split, file, limit);
    }

    /// @param other null for the usual one
    public BenchmarkSpec withSeed(@Nullable Long other) {
        return new BenchmarkSpec(family, lengths, unit, depths, tasks, other, kinds, split, file, limit);
    }

    FileTasks tasksOfIt() {
        return switch (family) {
            case GeneratedBenchmark generated -> new FileTasks(grid(generated).specs(), List.of());
            case FileBenchmark ofFile -> {
                var all = ofFile.tasks(Objects.requireNonNull(file));
                yield new FileTasks(chosen(all.tasks()), all.notices());
            }
        };
    }

    private List<TaskSpec> chosen(List<TaskSpec> all) {
        var ofKinds = kinds == null ? all : all.stream().filter(this::isOfKinds).toList();
        if (ofKinds.isEmpty()) {
            throw new IllegalArgumentException("%s has no task of the kinds %s; it has %s"
                    .formatted(
                            file,
                            kinds,
                            all.stream()
                                    .map(task -> String.valueOf(task.kindName()))
                                    .distinct()
                                    .sorted()
                                    .limit(MAX_KINDS_NAMED)
                                    .collect(Collectors.joining(", "))));
        }
        if (limit == null || limit >= ofKinds.size()) {
            return ofKinds;
        }
        // the choice of a task hangs on itself, so that one more row in the file changes little
        var drawn = ofKinds.stream()
                .sorted(Comparator.comparing(
                        task -> Sha256.of(seed + "/" + task.seed()).number()))
                .limit(limit)
                .collect(Collectors.toSet());
        return ofKinds.stream().filter(drawn::contains).toList();
    }

    private boolean isOfKinds(TaskSpec task) {
        var kind = task.kindName();
        return kind != null
                && kinds != null
                && (kinds.contains(kind) || Arrays.stream(kind.split("/")).anyMatch(kinds::contains));
    }

    /// A relative file is meant from there.
    BenchmarkSpec in(Path folder) {
        return family instanceof FileBenchmark ofFile && file != null
                ? ofFile(ofFile, folder.resolve(file), kinds, limit, seed)
                : this;
    }

    private TaskGrid grid(GeneratedBenchmark benchmark) {
        return new TaskGrid(benchmark, lengths, unit, depths, new KindChoice(kinds, split).in(benchmark), tasks, seed);
    }
}
