package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.BenchmarkSpec;
import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class CompareCommand implements Callable<Integer> {

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "TASKS",
            description = "a task file of your own (docs/formats.md), in the place of the generated tasks")
    private @Nullable Path tasks;

    @Option(names = "--hard", description = "the hard needle in a haystack in the place of the plain one")
    private boolean hard;

    @Mixin
    private GridOptions grid;

    @Mixin
    private MethodOptions methods;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private RunOptions run;

    CompareCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var spec = Usage.checked(command, this::spec);
        return new ExperimentLauncher(services, run.json(), Usage.sameCommand(command)).run(spec, run, EventSink.NONE);
    }

    private ExperimentSpec spec() {
        if (tasks != null) {
            return own(tasks);
        }
        var seed = methods.taskSeed();
        return SpecFromOptions.of(
                run.runName((hard ? "comparison_hard_" : "comparison_") + grid.size()),
                List.of(grid.benchmark(hard ? "niah_hard" : "niah", seed), grid.benchmark("long_doc_qa", seed)),
                methods,
                model,
                limits,
                run);
    }

    private ExperimentSpec own(Path file) {
        if (hard || grid.given()) {
            throw new IllegalArgumentException(
                    "%s says which tasks there are; leave --hard and the options for lengths, depths and tasks out"
                            .formatted(file));
        }
        var name = file.getFileName().toString().replaceFirst("\\.jsonl?$", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return SpecFromOptions.of(
                run.runName("comparison_" + name), List.of(BenchmarkSpec.ofFile(file)), methods, model, limits, run);
    }
}
