package dev.rlmworkbench.benchmark;

import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.files.Sha256;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tasks of one family over lengths and depths.
///
/// @param lengths      requested context lengths, in `unit`; a repeated one counts once
/// @param depths       0 (start) to 100 (end); without effect for families that have no depth
/// @param kinds        of questions; without effect for families that have no kinds
/// @param tasksPerCell tasks for each length and depth or kind, at least 1
/// @param baseSeed     another one gives other tasks of the same shape
public record TaskGrid(
        TaskFamily family,
        List<Integer> lengths,
        LengthUnit unit,
        List<Integer> depths,
        List<QuestionKind> kinds,
        int tasksPerCell,
        long baseSeed) {

    public static final List<Integer> SMALL_LENGTHS = List.of(4_000, 8_000);
    public static final List<Integer> DEFAULT_LENGTHS = List.of(4_000, 8_000, 16_000, 32_000);
    public static final List<Integer> LONG_LENGTHS = List.of(32_000, 64_000, 128_000);
    public static final List<Integer> DEFAULT_DEPTHS = List.of(10, 50, 90);

    /// @throws IllegalArgumentException one sentence naming the value that is out of range
    public TaskGrid {
        lengths = lengths.stream().distinct().toList();
        depths = depths.stream().distinct().toList();
        kinds = kinds.stream().distinct().toList();
        if (lengths.isEmpty()) {
            throw new IllegalArgumentException("The grid has no context length; give at least one.");
        }
        lengths.forEach(length -> family.checkLength(length, unit));
        if (family.hasDepth() && depths.isEmpty()) {
            throw new IllegalArgumentException("The grid has no depth; give at least one from 0 to 100.");
        }
        depths.forEach(TaskFamily::checkDepth);
        if (family.hasKinds() && kinds.isEmpty()) {
            throw new IllegalArgumentException("The grid has no kind of question; give at least one.");
        }
        if (tasksPerCell < 1) {
            throw new IllegalArgumentException(
                    tasksPerCell + " tasks for each length and depth are not possible; give at least 1.");
        }
    }

    /// A grid with all kinds of questions but the unseen ones, where the family has kinds.
    public TaskGrid(
            TaskFamily family,
            List<Integer> lengths,
            LengthUnit unit,
            List<Integer> depths,
            int tasksPerCell,
            long baseSeed) {
        this(family, lengths, unit, depths, QuestionKind.byDefault(), tasksPerCell, baseSeed);
    }

    /// All tasks, by length, then depth or kind, then index.
    public List<TaskSpec> specs() {
        return lengths.stream()
                .flatMap(length -> family.hasKinds() ? ofEachKind(length) : atEachDepth(length))
                .toList();
    }

    private Stream<TaskSpec> atEachDepth(int length) {
        var places = family.hasDepth() ? depths : List.of(0);
        return places.stream()
                .flatMap(depth -> indexes()
                        .mapToObj(index ->
                                family.spec(length, unit, depth, seed(length, Integer.toString(depth), index))));
    }

    private Stream<TaskSpec> ofEachKind(int length) {
        return kinds.stream()
                .flatMap(kind -> indexes()
                        .mapToObj(index -> new MixedQa(kind, length, unit, seed(length, kind.wireName(), index))));
    }

    private IntStream indexes() {
        return IntStream.range(0, tasksPerCell);
    }

    /// The first 12 hex digits of SHA-256 over `base/family/unit/length/depth/index`, as a number: tasks of different
    /// cells share nothing, and 48 bits survive readers that keep numbers as doubles.
    ///
    /// @param place the depth in percent, or the kind
    private long seed(int length, String place, int index) {
        var cell =
                baseSeed + "/" + family.wireName() + "/" + unit.wireName() + "/" + length + "/" + place + "/" + index;
        return Sha256.of(cell).number();
    }
}
