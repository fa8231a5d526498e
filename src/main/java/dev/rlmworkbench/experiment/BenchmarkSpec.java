package dev.rlmworkbench.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.benchmark.DocumentTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One family of tasks over lengths and depths, or the tasks of a file of one's own.
///
/// @param family  as in result files: `niah`, `niah_hard`, `long_doc_qa`
/// @param lengths of the context; 4000, 8000, 16000 and 32000 when left out
/// @param unit    `tokens` when left out
/// @param depths  of the asked fact in percent; 10, 50 and 90 when left out
/// @param tasks   for each length and depth, 1 when left out
/// @param seed    another one gives other tasks of the same shape, 42 when left out
/// @param file    for the family `documents` only: its task file; lengths, depths and tasks follow from it
public record BenchmarkSpec(
        String family,
        List<Integer> lengths,
        LengthUnit unit,
        List<Integer> depths,
        Integer tasks,
        Long seed,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Path file) {

    public static final int DEFAULT_TASKS = 1;
    public static final long DEFAULT_SEED = 42;

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public BenchmarkSpec(
            @Nullable String family,
            @Nullable List<Integer> lengths,
            @Nullable LengthUnit unit,
            @Nullable List<Integer> depths,
            @Nullable Integer tasks,
            @Nullable Long seed,
            @Nullable Path file) {
        if (family == null) {
            throw new IllegalArgumentException("family is missing: a benchmark needs one, such as niah");
        }
        this.family = family;
        this.file = file;
        boolean own = family.equals(DocumentTask.FAMILY);
        if (own == (file == null)) {
            throw new IllegalArgumentException(
                    own
                            ? "the family documents needs a file with tasks"
                            : "a file goes with the family documents, not with " + family);
        }
        this.lengths = own ? List.of() : lengths == null ? TaskGrid.DEFAULT_LENGTHS : List.copyOf(lengths);
        this.unit = unit == null ? LengthUnit.TOKENS : unit;
        this.depths = own ? List.of() : depths == null ? TaskGrid.DEFAULT_DEPTHS : List.copyOf(depths);
        this.tasks = tasks == null ? DEFAULT_TASKS : tasks;
        this.seed = seed == null ? DEFAULT_SEED : seed;
        if (!own) {
            grid();
        }
    }

    /// A family that is made, without a file.
    public BenchmarkSpec(
            String family,
            @Nullable List<Integer> lengths,
            @Nullable LengthUnit unit,
            @Nullable List<Integer> depths,
            @Nullable Integer tasks,
            @Nullable Long seed) {
        this(family, lengths, unit, depths, tasks, seed, null);
    }

    /// The tasks of a file.
    public static BenchmarkSpec ofFile(Path file) {
        return new BenchmarkSpec(
                DocumentTask.FAMILY,
                null,
                null,
                null,
                null,
                null,
                file.toAbsolutePath().normalize());
    }

    List<TaskSpec> tasksOfIt() {
        return file == null ? grid().specs() : TaskFile.read(file);
    }

    /// A relative file is meant from there.
    BenchmarkSpec in(Path folder) {
        return file == null ? this : ofFile(folder.resolve(file));
    }

    TaskGrid grid() {
        return new TaskGrid(TaskFamily.of(family), lengths, unit, depths, tasks, seed);
    }
}
