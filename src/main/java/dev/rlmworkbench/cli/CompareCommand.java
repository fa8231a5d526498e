package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.own.OwnDocuments;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description = "The full comparison: needle in a haystack and questions about long documents;"
                + " or your own questions about your own files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm compare --small                     4K and 8K tokens",
            "  rlm compare my-tasks.jsonl              your own tasks, as rlm ask --save-task makes them",
            "  rlm compare --tasks 5 --window 32768",
            "  rlm compare --hard --methods vanilla,rlm,rlm_no_subcalls,map_reduce",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class CompareCommand extends GridCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "TASKS",
            description = "a task file of your own (docs/formats.md), in the place of the generated tasks")
    private @Nullable Path file;

    @Option(names = "--hard", description = "the hard needle in a haystack in the place of the plain one")
    private boolean hard;

    @Mixin
    private DepthOptions depths;

    CompareCommand(CliServices services) {
        super(services);
    }

    @Override
    String name(GridOptions grid) {
        if (file != null) {
            return "comparison_" + FileBenchmarkCommand.stem(file);
        }
        return (hard ? "comparison_hard_" : "comparison_") + grid.size();
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        if (file != null) {
            FileBenchmarkCommand.checkNoGrid(file, grid, hard || depths.depths() != null);
            return List.of(BenchmarkSpec.ofFile(new OwnDocuments(), file, null, null, seed));
        }
        var needle = hard ? new HardNeedleInHaystack() : new NeedleInHaystack();
        return List.of(
                grid.benchmark(needle, depths, KindChoice.DEFAULT, seed),
                grid.benchmark(new LongDocQa(), depths, KindChoice.DEFAULT, seed));
    }
}
