package dev.rlmworkbench.cli;

import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.trajectory.EventSink;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
final class NiahCommand implements Callable<Integer> {

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--hard",
            description = "needles of the same form lie around it, and the haystack has numbers of its own")
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

    NiahCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var spec = Usage.checked(command, this::spec);
        return new ExperimentLauncher(services, run.json(), Usage.sameCommand(command)).run(spec, run, EventSink.NONE);
    }

    private ExperimentSpec spec() {
        var family = hard ? "niah_hard" : "niah";
        return SpecFromOptions.of(
                run.runName(family + "_" + grid.size()),
                List.of(grid.benchmark(family, methods.taskSeed())),
                methods,
                model,
                limits,
                run);
    }
}
