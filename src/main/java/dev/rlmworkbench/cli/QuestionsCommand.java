package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.Task;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "questions",
        description = "Questions of many kinds about long texts: how well does a method work with a text?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm questions --small --split tuned     ten kinds at 4K and 8K tokens",
            "  rlm questions --split held_out --tasks 3",
            "  rlm questions --kinds two_hop,sum --lengths 64000 --rlm-only",
            "  rlm questions --lengths 4000 --print    shows questions and answers, asks no model",
            "  rlm questions --lengths 4000 --export tasks.jsonl",
            "",
            "The same command again resumes a run that was stopped and retries what failed."
        })
final class QuestionsCommand extends GridCommand {

    @Mixin
    private KindOptions kinds;

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

    QuestionsCommand(CliServices services) {
        super(services);
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
        return "questions_" + kinds.name() + "_" + grid.size();
    }

    @Override
    List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed) {
        return List.of(grid.benchmark("mixed_qa", kinds, seed));
    }

    private static void print(Task task, PrintStream out) {
        var spec = task.spec();
        out.println("%s, %d %s, seed %d"
                .formatted(spec.kindName(), spec.contextLength(), spec.unit().wireName(), spec.seed()));
        out.println("  question  " + task.query());
        out.println("  answer    " + task.answer());
        for (var line : task.evidence()) {
            long percent = 100L * task.context().indexOf(line) / task.context().length();
            out.println("  %6d %%  %s".formatted(percent, line.replace("\n", "\n            ")));
        }
        out.println();
    }
}
