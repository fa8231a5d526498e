package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Any benchmark by its name; without a name, which there are.",
        synopsisSubcommandLabel = "NAME",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm bench                               which benchmarks there are",
            "  rlm bench long_doc_qa --small           one of them",
            "  rlm bench mixed_qa --kinds two_hop,sum --lengths 64000",
            "  rlm bench niah_hard --help              its options",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class BenchCommand implements Callable<Integer> {

    private final Benchmarks benchmarks;

    @Spec
    private CommandSpec command;

    /// What is no benchmark's name, which picocli takes for a subcommand.
    @Parameters(arity = "0..1", hidden = true)
    private @Nullable String unknown;

    private BenchCommand(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    /// With a subcommand for each benchmark.
    static CommandLine line(CliServices services) {
        var line = new CommandLine(new BenchCommand(services.benchmarks()));
        for (var benchmark : services.benchmarks().all()) {
            line.addSubcommand(
                    benchmark.name(),
                    switch (benchmark) {
                        case GeneratedBenchmark generated -> BenchmarkCommand.line(services, generated);
                        case FileBenchmark ofFile -> FileBenchmarkCommand.line(services, ofFile);
                    });
        }
        return line;
    }

    @Override
    public Integer call() {
        if (unknown != null) {
            benchmarks.of(unknown); // says which there are
        }
        int width = benchmarks.all().stream()
                .mapToInt(one -> one.name().length())
                .max()
                .orElse(1);
        var out = command.commandLine().getOut();
        benchmarks
                .all()
                .forEach(one -> out.println(
                        ("%-" + width + "s  %s (%s)").formatted(one.name(), one.description(), parameters(one))));
        return 0;
    }

    private static String parameters(Benchmark benchmark) {
        return switch (benchmark) {
            case GeneratedBenchmark generated -> {
                var has = new ArrayList<>(List.of("lengths"));
                if (generated.hasDepths()) {
                    has.add("depths");
                }
                if (!generated.kinds().isEmpty()) {
                    has.add(Counted.count(generated.kinds().size(), "kind"));
                }
                yield String.join(", ", has);
            }
            case FileBenchmark _ -> "a file";
        };
    }
}
