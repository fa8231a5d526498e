package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a benchmark whose tasks stand in a file.
@Command
final class FileBenchmarkCommand extends GridCommand {

    private final FileBenchmark benchmark;

    @Parameters(
            paramLabel = "TASKS",
            description = "the file with the tasks, which takes the place of lengths and so on")
    private Path file;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = "only these kinds of questions, or a part of their names between slashes")
    private @Nullable List<String> kinds;

    @Option(names = "--limit", paramLabel = "N", description = "so many tasks at most, drawn by --seed (default: all)")
    private @Nullable Integer limit;

    private FileBenchmarkCommand(CliServices services, FileBenchmark benchmark) {
        super(services);
        this.benchmark = benchmark;
    }

    /// As a subcommand under the benchmark's name.
    static CommandLine line(CliServices services, FileBenchmark benchmark) {
        var line = new CommandLine(new FileBenchmarkCommand(services, benchmark));
        line.getCommandSpec()
                .name(benchmark.name())
                .usageMessage()
                .description(benchmark.title() + ": " + benchmark.description() + ".");
        return line;
    }

    @Override
    String name(GridOptions grid) {
        return benchmark.name() + "_" + stem(file);
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        checkNoGrid(file, grid, false);
        return List.of(BenchmarkSpec.ofFile(benchmark, file, kinds, limit, seed));
    }

    /// Of a run over a file: its name without the ending.
    static String stem(Path file) {
        var stem = file.getFileName().toString().replaceFirst("\\.jsonl?$", "");
        return stem.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /// @param others whether options are given that say which tasks there are, beside those of the grid
    static void checkNoGrid(Path file, GridOptions grid, boolean others) {
        if (others || grid.given()) {
            throw new IllegalArgumentException(
                    "%s says which tasks there are; leave --hard and the options for lengths, depths and tasks out"
                            .formatted(file));
        }
    }
}
