package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.cli.options.AttemptOptions;
import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lets a model learn from its own attempts.
@Command(
        name = "grpo",
        description = "Lets a model learn from its own attempts at tasks (GRPO): each step it tries some tasks several"
                + " times by RLM, and what earned more than the other attempts at the same task becomes likelier."
                + " An adapter learns, the model itself stays.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm grpo --model pocket --lengths 512 --tasks 3 --steps 16 --rate 5e-4",
            "  rlm grpo --model models/qwen2.5-coder-1.5b --benchmark mixed_qa --kinds count,sum --lengths 4K --name sums",
            "  rlm train --resume --name grpo        go on with one that was stopped or killed",
            "  rlm train --attach grpo               look on; Ctrl-C saves and stops it",
            "  rlm eval grpo --tasks 100             base and trained model at other tasks",
            "",
            "Each step takes tasks x group attempts. A model that is always right, or never, learns nothing: choose tasks"
                    + " that it gets right now and then, or teach it by build-sft and train first."
        })
public final class GrpoCommand implements Callable<Integer> {

    private static final String ROLLOUTS = "rollouts.jsonl";

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            required = true,
            description = "the model that learns: its folder, or pocket")
    private String model;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "grpo",
            description = "of the training (default: ${DEFAULT-VALUE})")
    private String name = "grpo";

    @Mixin
    private TaskSelection tasks;

    @Mixin
    private GridOptions grid;

    @Mixin
    private DepthOptions depths;

    @Mixin
    private AttemptOptions attempts = new AttemptOptions();

    @Mixin
    private GrpoOptions learning = new GrpoOptions();

    @Mixin
    private LaunchOptions launch = new LaunchOptions();

    public GrpoCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        return launch.saying(this::train);
    }

    private int train() throws IOException, InterruptedException {
        var training = TypedLine.checked(command, () -> TrainingFolder.of(launch.experiments(), name));
        if (training.isBegun()) {
            throw new TrainingException(
                    "There is a training %s already: go on with it by train --resume --name %s, or choose another --name."
                            .formatted(name, name));
        }
        var models = LocalModels.of(services.directories());
        var prepared = new TrainingStart(models).anew(training, asked(training, models));
        launch.tellMemory(prepared.materials().forecast());
        return launch.launch(List.of(prepared), services);
    }

    private TrainingSpec asked(TrainingFolder training, LocalModels models) {
        var folder = models.modelFolder(model);
        var config = DecoderConfig.read(folder);
        boolean byPath = folder.equals(Path.of(model));
        return TypedLine.checked(command, () -> {
            var benchmarks =
                    tasks.benchmarks(services.benchmarks(), List.of(new NeedleInHaystack()), grid, depths, null);
            var run = ExperimentSpec.of("step", benchmarks, attempts.spec());
            run.tasks();
            return learning.spec(
                    absolute(training.path().resolve(ROLLOUTS)),
                    byPath ? absolute(folder) : model,
                    config.window(),
                    run.asData(),
                    TrainingRecipe.threadsFor(config));
        });
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
