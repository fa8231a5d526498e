package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which tasks: lengths, how many.
public final class GridOptions {

    @ArgGroup
    private @Nullable Lengths lengths;

    /// At most one of these.
    static final class Lengths {
        @Option(names = "--small", description = "4000 and 8000")
        private boolean small;

        @Option(names = "--long", description = "32000, 64000 and 128000")
        private boolean long_;

        @Option(
                names = "--lengths",
                split = ",",
                paramLabel = "N",
                converter = LengthConverter.class,
                description = "of the context, separated by commas, 4000 or 4K (default: 4K,8K,16K,32K)")
        private @Nullable List<Integer> lengths;
    }

    @Option(names = "--unit", paramLabel = "tokens|chars", description = "what lengths count (default: tokens)")
    private @Nullable LengthUnit unit;

    @Option(names = "--tasks", paramLabel = "N", description = "for each length and depth or kind (default: 1)")
    private @Nullable Integer tasks;

    /// @param depths without effect where the benchmark has none
    public BenchmarkSpec benchmark(
            GeneratedBenchmark benchmark, DepthOptions depths, KindChoice kinds, @Nullable Long seed) {
        return new BenchmarkSpec(
                benchmark, lengths(), unit, depths.depths(), tasks, seed, kinds.kinds(), kinds.group(), null, null);
    }

    /// Whether the command line says anything of this.
    public boolean given() {
        return lengths != null || unit != null || tasks != null;
    }

    /// `small`, `long` or `full`, for the run's name.
    public String size() {
        if (lengths != null && lengths.small) {
            return "small";
        }
        return lengths != null && lengths.long_ ? "long" : "full";
    }

    private @Nullable List<Integer> lengths() {
        if (lengths == null) {
            return null;
        }
        if (lengths.small) {
            return TaskGrid.SMALL_LENGTHS;
        }
        return lengths.long_ ? TaskGrid.LONG_LENGTHS : lengths.lengths;
    }
}
