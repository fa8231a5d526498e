package dev.rlmworkbench.cli;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.cli.options.LimitOptions;
import dev.rlmworkbench.cli.options.MethodOptions;
import dev.rlmworkbench.cli.options.ModelOptions;
import dev.rlmworkbench.cli.options.RunOptions;
import dev.rlmworkbench.cli.options.SpecFromOptions;
import dev.rlmworkbench.cli.results.StepPrinter;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.HowToGetAModel;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.LlmException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "smoke",
        description =
                "One task by vanilla and by RLM, every step shown: does everything work, and what does it look like?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm smoke",
            "  rlm smoke --model qwen2.5-coder:1.5b --length 8000",
            "  rlm smoke --endpoint http://127.0.0.1:8000/v1 --repl python",
            "",
            "Each smoke overwrites the files of the one before (experiments/smoke.*)."
        })
final class SmokeCommand implements Callable<Integer> {

    private static final String NAME = "smoke";

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--length",
            paramLabel = "TOKENS",
            defaultValue = "2000",
            description = "of the context (default: ${DEFAULT-VALUE})")
    private int length;

    @Mixin
    private MethodOptions methods;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private RunOptions run;

    SmokeCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var spec = TypedLine.checked(command, this::spec);
        var out = services.terminal().out();
        try {
            if (spec.name().equals(NAME)) {
                forgetTheOneBefore(new RunName(run.experiments(), run.shard().runName(NAME)));
            }
            var steps = new StepPrinter(run.json() ? services.terminal().err() : out);
            return new ExperimentLauncher(services, run.json(), TypedLine.sameCommand(command)).run(spec, run, steps);
        } catch (LlmException e) {
            services.terminal().refuse(ErrorMessages.sentence(e));
            services.terminal().err().print(HowToGetAModel.TEXT);
            services.terminal().err().println("What is found on this machine: " + CommandWords.of("doctor"));
            return ErrorMessages.EXIT_FAILED;
        }
    }

    private ExperimentSpec spec() {
        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), List.of(length), List.of(50))
                .withSeed(methods.taskSeed());
        return SpecFromOptions.of(run.runName(NAME), List.of(benchmark), methods, model, limits, run);
    }

    private static void forgetTheOneBefore(RunName run) {
        try {
            for (var file : List.of(run.results(), run.trajectories(), run.manifest())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new RunException(
                    "the files of the smoke run before cannot be replaced: %s".formatted(FileTrouble.reason(e)), e);
        }
    }
}
