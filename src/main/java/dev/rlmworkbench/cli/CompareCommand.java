package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.BenchmarkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        description = "The full comparison: needle in a haystack and questions about long documents.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm compare --small                     4K and 8K tokens",
            "  rlm compare --tasks 5 --window 32768",
            "  rlm compare --hard --methods vanilla,rlm,rlm_no_subcalls,map_reduce",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class CompareCommand extends GridCommand {

    @Option(names = "--hard", description = "the hard needle in a haystack in the place of the plain one")
    private boolean hard;

    @Mixin
    private DepthOptions depths;

    CompareCommand(CliServices services) {
        super(services);
    }

    @Override
    String name(GridOptions grid) {
        return (hard ? "comparison_hard_" : "comparison_") + grid.size();
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        return List.of(
                grid.benchmark(hard ? "niah_hard" : "niah", depths, seed), grid.benchmark("long_doc_qa", depths, seed));
    }
}
