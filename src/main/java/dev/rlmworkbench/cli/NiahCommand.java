package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "niah",
        description = "Needle in a haystack: one sentence hidden in a long text, asked for by every method.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm niah --small                        4K and 8K tokens",
            "  rlm niah --long --hard --tasks 5        32K to 128K, look-alike needles",
            "  rlm niah --lengths 2000,6000 --unit chars",
            "  rlm niah --rlm-only --repl python --run-name niah_python",
            "  rlm niah --endpoint http://gpu1:11434 --endpoint http://gpu2:11434",
            "  rlm niah --long --shard 0/4             one of four machines' part",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class NiahCommand extends GridCommand {

    @Option(
            names = "--hard",
            description = "needles of the same form lie around it, and the haystack has numbers of its own")
    private boolean hard;

    @Mixin
    private DepthOptions depths;

    NiahCommand(CliServices services) {
        super(services);
    }

    @Override
    String name(GridOptions grid) {
        return benchmark().name() + "_" + grid.size();
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        return List.of(grid.benchmark(benchmark(), depths, KindChoice.DEFAULT, seed));
    }

    private GeneratedBenchmark benchmark() {
        return hard ? new HardNeedleInHaystack() : new NeedleInHaystack();
    }
}
