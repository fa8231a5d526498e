package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.options.KindOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.task.ExportedTask;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Runs one generated benchmark; which options there are follows from its parameters.
@Command(modelTransformer = BenchmarkCommand.OwnOptions.class)
class BenchmarkCommand extends GridCommand {

    private final GeneratedBenchmark benchmark;
    private final DepthOptions depths = new DepthOptions();
    private final @Nullable KindOptions kinds;

    @ArgGroup
    private @Nullable InsteadOfARun instead;

    /// At most one of these.
    static final class InsteadOfARun {
        @Option(
                names = "--print",
                description = "print each question, its answer and what that rests on, and run nothing")
        private boolean print;

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "write the tasks as JSON lines, texts included, for other programs, and run nothing")
        private @Nullable Path export;
    }

    BenchmarkCommand(CliServices services, GeneratedBenchmark benchmark) {
        super(services);
        this.benchmark = benchmark;
        this.kinds = benchmark.kinds().isEmpty() ? null : new KindOptions(benchmark);
    }

    /// As a subcommand under the benchmark's name.
    static CommandLine line(CliServices services, GeneratedBenchmark benchmark) {
        var line = new CommandLine(new BenchmarkCommand(services, benchmark));
        line.getCommandSpec()
                .name(benchmark.name())
                .usageMessage()
                .description(benchmark.title() + ": " + benchmark.description() + ".");
        return line;
    }

    /// Adds what the benchmark's parameters call for.
    static final class OwnOptions implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            if (spec.userObject() instanceof BenchmarkCommand command) {
                if (command.benchmark.hasDepths()) {
                    spec.addMixin("depths", CommandSpec.forAnnotatedObject(command.depths));
                }
                if (command.kinds != null) {
                    command.kinds.addTo(spec);
                }
            }
            return spec;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (instead == null) {
            return super.call();
        }
        var tasks = spec().tasks();
        if (instead.export == null) {
            tasks.forEach(task -> print(task.make(), terminal().out()));
        } else {
            ExportedTask.write(tasks, instead.export);
            terminal().out().println(Counted.count(tasks.size(), "task") + " written to " + instead.export);
        }
        return 0;
    }

    @Override
    String name(GridOptions grid) {
        return prefix() + (kinds == null ? "_" : "_" + kinds.name() + "_") + grid.size();
    }

    /// Of the run's name.
    String prefix() {
        return benchmark.name();
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        var choice = kinds == null ? KindChoice.DEFAULT : kinds.choice();
        return List.of(grid.benchmark(benchmark, depths, choice, seed));
    }

    private static void print(Task task, PrintStream out) {
        var spec = task.spec();
        var what = spec.kindName() == null ? spec.type() : spec.kindName();
        out.println("%s, %d %s, seed %d"
                .formatted(what, spec.contextLength(), spec.unit().wireName(), spec.seed()));
        out.println("  question  " + task.query());
        out.println("  answer    " + task.answer());
        for (var line : task.evidence()) {
            long percent = 100L * task.context().indexOf(line) / task.context().length();
            out.println("  %6d %%  %s".formatted(percent, line.replace("\n", "\n            ")));
        }
        out.println();
    }
}
