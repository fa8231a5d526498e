package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.options.LimitOptions;
import dev.rlmworkbench.cli.options.MethodOptions;
import dev.rlmworkbench.cli.options.ModelOptions;
import dev.rlmworkbench.cli.options.RunOptions;
import dev.rlmworkbench.cli.options.SpecFromOptions;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.trajectory.EventSink;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that runs a grid of tasks by several methods.
abstract class GridCommand implements Callable<Integer> {

    private final CliServices services;

    @Spec
    private CommandSpec command;

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

    GridCommand(CliServices services) {
        this.services = services;
    }

    /// Of the run, unless the user names it.
    abstract String name(GridOptions grid);

    /// @param seed null for the usual one
    abstract List<BenchmarkSpec> benchmarks(GridOptions grid, @Nullable Long seed);

    @Override
    public Integer call() throws InterruptedException {
        var spec = spec();
        return new ExperimentLauncher(services, run.json(), TypedLine.sameCommand(command))
                .run(spec, run, EventSink.NONE);
    }

    /// What the options ask for; bad usage where that cannot be.
    final ExperimentSpec spec() {
        return TypedLine.checked(
                command,
                () -> SpecFromOptions.of(
                        run.runName(name(grid)), benchmarks(grid, methods.taskSeed()), methods, model, limits, run));
    }

    final Terminal terminal() {
        return services.terminal();
    }
}
