package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.OllamaServer;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingJob;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.job.TrainingStart.Prepared;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Fine-tunes a model on a data set.
@Command(
        name = "train",
        description = "Teaches a model what a data set of build-sft holds: an adapter learns, the model itself stays."
                + " The training is a process of its own, which a closed terminal does not end.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm train experiments/sft_dataset.jsonl --model pocket",
            "  rlm train experiments/sft_dataset.jsonl --model pocket --optimizer both   AdamW, then Muon, then who"
                    + " won",
            "  rlm train data.jsonl --model models/qwen2.5-coder-1.5b --name coder --preset seed",
            "  rlm train --resume --name coder       go on from the last checkpoint, to the same digits",
            "  rlm train --attach coder              look on; Ctrl-C saves and stops it",
            "  rlm train --attach coder --send pause (or resume, checkpoint, stop)",
            "",
            "What is learned stands in experiments/checkpoints/NAME: best, final and step-N, adapters as PEFT reads"
                    + " them."
        })
public final class TrainCommand implements Callable<Integer> {

    private static final int OK = 0;

    private final CliServices services;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "the file NAME.jsonl that build-sft wrote")
    private @Nullable Path dataset;

    @Option(names = "--model", paramLabel = "FOLDER", description = "the model that learns: its folder, or pocket")
    private @Nullable String model;

    @Option(
            names = "--optimizer",
            paramLabel = "adamw|muon|both",
            defaultValue = "adamw",
            description = "both: one after the other on the same texts in the same order (default: ${DEFAULT-VALUE})")
    private OptimizerChoice optimizer = OptimizerChoice.ADAMW;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of the training (default: sft_adamw, sft_muon; with both the optimizer is added)")
    private @Nullable String name;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--resume", description = "go on with a training that was begun")
    private boolean resume;

    @Option(
            names = "--attach",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = "look on at a training that runs, or see how it ended")
    private @Nullable String attach;

    @Option(
            names = "--send",
            paramLabel = "pause|resume|checkpoint|stop",
            description = "with --attach: ask it for this, and return")
    private @Nullable JobCommand send;

    @Option(names = "--free-ollama", description = "first have Ollama free the memory of its models")
    private boolean freeOllama;

    @Mixin
    private LaunchOptions launch = new LaunchOptions();

    public TrainCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        return launch.saying(() -> attach == null ? train() : attach(folder(attach.isEmpty() ? onlyName() : attach)));
    }

    private TrainingFolder folder(String of) {
        return TypedLine.checked(spec, () -> TrainingFolder.of(launch.experiments(), of));
    }

    private String onlyName() {
        return TrainingStart.nameOf(name, optimizer, optimizer.kinds().getFirst());
    }

    private int train() throws IOException, InterruptedException {
        if (freeOllama) {
            freeOllama();
        }
        var models = LocalModels.of(services.directories());
        var prepared = new ArrayList<Prepared>();
        for (var kind : optimizer.kinds()) {
            prepared.add(prepare(folder(TrainingStart.nameOf(name, optimizer, kind)), kind, models));
        }
        if (!prepared.getFirst().goesOn()) {
            tell(prepared.getFirst().materials());
        }
        return launch.launch(prepared, services);
    }

    private int attach(TrainingFolder training) throws IOException, InterruptedException {
        if (send == null) {
            return launch.client(services).attach(training);
        }
        training.spec();
        if (JobSign.of(training).filter(JobSign::lives).isEmpty()) {
            throw new TrainingException("The training %s does not run.".formatted(training.name()));
        }
        send.send(training);
        return OK;
    }

    private void freeOllama() throws InterruptedException {
        var err = spec.commandLine().getErr();
        var locator = services.locator();
        try (var server = locator.connect(locator.ollamaAddress(), ApiKey.DEFAULT_VARIABLE)) {
            if (server instanceof OllamaServer ollama) {
                ollama.unloadAll()
                        .forEach(freed -> err.println("%s is unloaded; freed %s"
                                .formatted(Terminal.harmless(freed.name()), Counted.bytes(freed.bytes()))));
            }
        } catch (LlmException e) {
            err.println("nothing is freed: " + Terminal.harmless(e.getMessage()));
        }
    }

    /// Checks one that is new, or that goes on.
    private Prepared prepare(TrainingFolder training, OptimizerKind kind, LocalModels models) throws IOException {
        var start = new TrainingStart(models);
        if (training.isBegun()) {
            if (!resume) {
                throw new TrainingException(
                        "There is a training %s already: go on with it by --resume, or choose another --name."
                                .formatted(training.name()));
            }
            refuseRunning(training);
            boolean asksAgain = dataset != null || model != null || isAnyOptionTyped();
            return start.again(training, asksAgain ? asked(kind, models, training.spec()) : null);
        }
        if (dataset == null || model == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    resume
                            ? "There is no training %s in %s.".formatted(training.name(), launch.experiments())
                            : "A training needs a DATASET and a --model.");
        }
        return start.anew(training, asked(kind, models, null));
    }

    /// Whether a value of the training itself was given, not only how to begin or see it.
    private boolean isAnyOptionTyped() {
        var ofTraining = spec.mixins().get("options").options().stream()
                .map(OptionSpec::longestName)
                .toList();
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(typed -> ofTraining.contains(typed.longestName()));
    }

    private static void refuseRunning(TrainingFolder training) throws IOException {
        var sign = JobSign.of(training);
        if (sign.isPresent() && sign.get().lives()) {
            throw new TrainingException("The training %s runs already (process %d): see it with --attach %s."
                    .formatted(training.name(), sign.get().process(), training.name()));
        }
    }

    private TrainingSpec asked(OptimizerKind kind, LocalModels models, @Nullable TrainingSpec begun) {
        var learner = model == null ? begun.model() : model;
        var folder = models.modelFolder(learner);
        boolean byPath = folder.equals(Path.of(learner));
        var data = dataset == null ? begun.dataset() : absolute(dataset);
        var config = DecoderConfig.read(folder);
        return TypedLine.checked(
                spec,
                () -> options.recipe(optimizer, config.window())
                        .spec(data, byPath ? absolute(folder) : learner, config, kind));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private void tell(TrainingJob.Materials materials) {
        var err = spec.commandLine().getErr();
        var tooLong = materials.data().tooLong();
        tooLong.forEach(text -> err.println("left out: %s has %,d tokens; a cut would lose %,d that are learned"
                .formatted(Terminal.harmless(text.fingerprint()), text.tokens(), text.lost())));
        launch.tellMemory(materials.forecast());
        err.flush();
    }
}
