package dev.rlmworkbench.experiment;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskGrid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One family of tasks over lengths and depths.
///
/// @param family  as in result files: `niah`, `niah_hard`, `long_doc_qa`
/// @param lengths of the context; 4000, 8000, 16000 and 32000 when left out
/// @param unit    `tokens` when left out
/// @param depths  of the asked fact in percent; 10, 50 and 90 when left out
/// @param tasks   for each length and depth, 1 when left out
/// @param seed    another one gives other tasks of the same shape, 42 when left out
public record BenchmarkSpec(
        String family, List<Integer> lengths, LengthUnit unit, List<Integer> depths, Integer tasks, Long seed) {

    public static final int DEFAULT_TASKS = 1;
    public static final long DEFAULT_SEED = 42;

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public BenchmarkSpec(
            @Nullable String family,
            @Nullable List<Integer> lengths,
            @Nullable LengthUnit unit,
            @Nullable List<Integer> depths,
            @Nullable Integer tasks,
            @Nullable Long seed) {
        if (family == null) {
            throw new IllegalArgumentException("family is missing: a benchmark needs one, such as niah");
        }
        this.family = family;
        this.lengths = lengths == null ? TaskGrid.DEFAULT_LENGTHS : List.copyOf(lengths);
        this.unit = unit == null ? LengthUnit.TOKENS : unit;
        this.depths = depths == null ? TaskGrid.DEFAULT_DEPTHS : List.copyOf(depths);
        this.tasks = tasks == null ? DEFAULT_TASKS : tasks;
        this.seed = seed == null ? DEFAULT_SEED : seed;
        grid();
    }

    TaskGrid grid() {
        return new TaskGrid(TaskFamily.of(family), lengths, unit, depths, tasks, seed);
    }
}
