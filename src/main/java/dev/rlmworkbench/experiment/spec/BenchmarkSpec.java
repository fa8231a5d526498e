package dev.rlmworkbench.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.benchmark.DocumentTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.benchmark.mixed.text.Split;
import dev.rlmworkbench.experiment.task.TaskFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One family of tasks over lengths and depths or kinds of questions, or the tasks of a file of one's own.
///
/// @param family  as in result files: `niah`, `niah_hard`, `long_doc_qa`, `mixed_qa`
/// @param lengths of the context; 4000, 8000, 16000 and 32000 when left out
/// @param unit    `tokens` when left out
/// @param depths  of the asked fact in percent; 10, 50 and 90 when left out
/// @param tasks   for each length and depth, or length and kind, 1 when left out
/// @param seed    another one gives other tasks of the same shape, 42 when left out
/// @param kinds   of questions for `mixed_qa`; those of `split` when left out
/// @param split   `tuned`, `held_out`, `unseen` or `all` (tuned and held out) kinds; null where `kinds` says which
/// @param file    for the family `documents` only: its task file; lengths, depths and tasks follow from it
public record BenchmarkSpec(
        String family,
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
    public static final String ALL_KINDS = "all";

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public BenchmarkSpec(
            @Nullable String family,
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
        this.kinds = kinds == null ? null : List.copyOf(kinds);
        this.split = split;
        if (!own) {
            grid();
        }
    }

    /// The tasks of a file.
    public static BenchmarkSpec ofFile(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return new BenchmarkSpec(DocumentTask.FAMILY, null, null, null, null, null, null, null, absolute);
    }

    List<TaskSpec> tasksOfIt() {
        return file == null ? grid().specs() : new TaskFile(file).read();
    }

    /// A relative file is meant from there.
    BenchmarkSpec in(Path folder) {
        return file == null ? this : ofFile(folder.resolve(file));
    }

    /// All kinds of questions, where the family has kinds.
    public BenchmarkSpec(
            @Nullable String family,
            @Nullable List<Integer> lengths,
            @Nullable LengthUnit unit,
            @Nullable List<Integer> depths,
            @Nullable Integer tasks,
            @Nullable Long seed) {
        this(family, lengths, unit, depths, tasks, seed, null, null, null);
    }

    TaskGrid grid() {
        var known = TaskFamily.of(family);
        if (!known.hasKinds() && (kinds != null || split != null)) {
            throw new IllegalArgumentException(
                    "kinds and split belong to mixed_qa; " + family + " has no kinds of questions");
        }
        return new TaskGrid(known, lengths, unit, depths, questionKinds(), tasks, seed);
    }

    private List<QuestionKind> questionKinds() {
        if (kinds != null && split != null) {
            throw new IllegalArgumentException("kinds and split cannot be given together; leave one of them out");
        }
        if (kinds != null) {
            return kinds.stream().map(QuestionKind::of).toList();
        }
        if (split == null || split.equals(ALL_KINDS)) {
            return QuestionKind.byDefault();
        }
        return Arrays.stream(Split.values())
                .filter(one -> one.wireName().equals(split))
                .findFirst()
                .map(QuestionKind::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "split cannot be \"" + split + "\"; choose one of tuned, held_out, unseen, all"));
    }
}
