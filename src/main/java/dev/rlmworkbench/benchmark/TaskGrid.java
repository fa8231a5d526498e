package dev.rlmworkbench.benchmark;

import dev.rlmworkbench.files.Sha256;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tasks of one benchmark over lengths, depths and kinds of questions.
///
/// @param lengths      requested context lengths, in `unit`; a repeated one counts once
/// @param depths       0 (start) to 100 (end); without effect for benchmarks that have no depths
/// @param kinds        of questions; without effect for benchmarks that have none
/// @param tasksPerCell tasks for each length and depth or kind, at least 1
/// @param baseSeed     another one gives other tasks of the same shape
public record TaskGrid(
        GeneratedBenchmark benchmark,
        List<Integer> lengths,
        LengthUnit unit,
        List<Integer> depths,
        List<Kind> kinds,
        int tasksPerCell,
        long baseSeed) {

    /// Of one grid; more would only fill the memory.
    public static final int MAX_TASKS = 1_000_000;

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
        lengths.forEach(length -> benchmark.checkLength(length, unit));
        if (benchmark.hasDepths() && depths.isEmpty()) {
            throw new IllegalArgumentException("The grid has no depth; give at least one from 0 to 100.");
        }
        depths.forEach(TaskGrid::checkDepth);
        if (!benchmark.kinds().isEmpty() && kinds.isEmpty()) {
            throw new IllegalArgumentException("The grid has no kind of question; give at least one.");
        }
        if (tasksPerCell < 1) {
            throw new IllegalArgumentException(
                    tasksPerCell + " tasks for each length and depth are not possible; give at least 1.");
        }
        long cells = (long) lengths.size()
                * (benchmark.hasDepths() ? depths.size() : 1)
                * (benchmark.kinds().isEmpty() ? 1 : kinds.size());
        if (cells > MAX_TASKS || cells * tasksPerCell > MAX_TASKS) {
            throw new IllegalArgumentException(
                    "%d tasks for each of %d combinations of length, depth and kind are too many; %d in all can be asked for."
                            .formatted(tasksPerCell, cells, MAX_TASKS));
        }
    }

    /// A grid with the kinds that are asked where nobody chooses.
    public TaskGrid(
            GeneratedBenchmark benchmark,
            List<Integer> lengths,
            LengthUnit unit,
            List<Integer> depths,
            int tasksPerCell,
            long baseSeed) {
        this(benchmark, lengths, unit, depths, KindChoice.DEFAULT.in(benchmark), tasksPerCell, baseSeed);
    }

    /// All tasks, by length, then kind, then depth, then index.
    public List<TaskSpec> specs() {
        return lengths.stream()
                .flatMap(length -> cells().flatMap(cell -> indexes().mapToObj(index -> (TaskSpec) new GeneratedTask(
                        benchmark, length, unit, cell.depth, cell.kind, seed(length, cell.place(), index)))))
                .toList();
    }

    private record Cell(@Nullable String kind, @Nullable Integer depth) {
        /// As in the seed's text.
        String place() {
            if (kind == null) {
                return depth == null ? "0" : depth.toString();
            }
            return depth == null ? kind : kind + "/" + depth;
        }
    }

    private Stream<Cell> cells() {
        List<Cell> ofEachKind = benchmark.kinds().isEmpty()
                ? List.of(new Cell(null, null))
                : kinds.stream().map(kind -> new Cell(kind.name(), null)).toList();
        return ofEachKind.stream()
                .flatMap(cell -> benchmark.hasDepths()
                        ? depths.stream().map(depth -> new Cell(cell.kind, depth))
                        : Stream.of(cell));
    }

    private IntStream indexes() {
        return IntStream.range(0, tasksPerCell);
    }

    static void checkDepth(@Nullable Integer depthPercent) {
        if (depthPercent == null || depthPercent < 0 || depthPercent > 100) {
            throw new IllegalArgumentException(
                    "A depth of " + depthPercent + " % does not exist; depths go from 0 (start) to 100 (end).");
        }
    }

    /// The first 12 hex digits of SHA-256 over `base/family/unit/length/depth/index`, as a number: tasks of different
    /// cells share nothing, and 48 bits survive readers that keep numbers as doubles.
    ///
    /// @param place the depth in percent, the kind, or kind/depth
    private long seed(int length, String place, int index) {
        var cell = baseSeed + "/" + benchmark.name() + "/" + unit.wireName() + "/" + length + "/" + place + "/" + index;
        return Sha256.of(cell).number();
    }
}
