package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobLauncher;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobWatch;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingJob;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerComparison;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.FreeMemory;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "  rlm train experiments/sft_dataset.jsonl --model pocket --optimizer both   AdamW, then Muon, then who won",
            "  rlm train data.jsonl --model models/qwen2.5-coder-1.5b --name coder --preset seed",
            "  rlm train --resume --name coder       go on from the last checkpoint, to the same digits",
            "  rlm train --attach coder              look on; Ctrl-C saves and stops it",
            "  rlm train --attach coder --send pause (or resume, checkpoint, stop)",
            "",
            "What is learned stands in experiments/checkpoints/NAME: best, final and step-N, adapters as PEFT reads them."
        })
public final class TrainCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;

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

    @Option(names = "--detach", description = "start it and return")
    private boolean detach;

    @Option(names = "--foreground", description = "train in this process, which then must not be closed")
    private boolean foreground;

    @Option(names = "--anyway", description = "begin also where memory does not seem to suffice")
    private boolean anyway;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "where trainings are kept, in checkpoints (default: ${DEFAULT-VALUE})")
    private Path experiments = Path.of("experiments");

    @Option(names = "--json", description = "print each event as JSON")
    private boolean json;

    public TrainCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return attach == null ? train() : attach(folder(attach.isEmpty() ? onlyName() : attach));
        } catch (TrainingException e) {
            return say(String.valueOf(e.getMessage()), BAD_INPUT);
        } catch (TransformerException e) {
            return say(e.getMessage() + ".", BAD_INPUT);
        } catch (IOException e) {
            return say(
                    "The training's files cannot be used: %s.".formatted(FileTrouble.reason(e)),
                    ErrorMessages.EXIT_FAILED);
        }
    }

    private int say(String sentence, int exit) {
        spec.commandLine().getErr().println("rlm: " + Terminal.harmless(sentence));
        return exit;
    }

    private TrainingFolder folder(String of) {
        return TypedLine.checked(spec, () -> TrainingFolder.of(experiments, of));
    }

    private String onlyName() {
        return nameOf(optimizer.kinds().getFirst());
    }

    private String nameOf(OptimizerKind kind) {
        var own = kind.name().toLowerCase(Locale.ROOT);
        if (name == null) {
            return "sft_" + own;
        }
        return optimizer == OptimizerChoice.BOTH ? name + "_" + own : name;
    }

    private int train() throws IOException, InterruptedException {
        var models = LocalModels.of(services.directories());
        var trainings =
                optimizer.kinds().stream().map(kind -> folder(nameOf(kind))).toList();
        for (int i = 0; i < trainings.size(); i++) {
            prepare(trainings.get(i), optimizer.kinds().get(i), models, i == 0);
        }
        if (detach) {
            JobLauncher.start(trainings);
            spec.commandLine().getOut().println("Look on with: " + attachTo(trainings.getFirst()));
            return OK;
        }
        return foreground ? inThisProcess(trainings, models) : inItsOwn(trainings);
    }

    /// Begins a training, or checks that it is the one that was begun.
    ///
    /// @param tells whether to say what of the data is left out and how much memory is needed
    private void prepare(TrainingFolder training, OptimizerKind kind, LocalModels models, boolean tells)
            throws IOException {
        if (training.isBegun()) {
            if (!resume) {
                throw new TrainingException(
                        "There is a training %s already: go on with it by --resume, or choose another --name."
                                .formatted(training.name()));
            }
            refuseRunning(training);
            var begun = training.spec();
            if (dataset != null || model != null) {
                refuseOther(training, begun, asked(kind, models, begun));
            }
            requireMemory(TrainingJob.Materials.of(begun, models));
            return;
        }
        if (dataset == null || model == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    resume
                            ? "There is no training %s in %s.".formatted(training.name(), experiments)
                            : "A training needs a DATASET and a --model.");
        }
        var asked = asked(kind, models, null);
        var materials = TrainingJob.Materials.of(asked, models);
        if (tells) {
            tell(materials);
        }
        requireMemory(materials);
        training.begin(asked);
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
        return TypedLine.checked(
                spec, () -> options.spec(data, byPath ? absolute(folder) : learner, DecoderConfig.read(folder), kind));
    }

    private void compare(TrainingFolder first, TrainingFolder second) {
        var out = spec.commandLine().getOut();
        try {
            var comparison = OptimizerComparison.of(
                    TrainingMetrics.read(first.metrics()), TrainingMetrics.read(second.metrics()));
            if (json) {
                out.println(JsonStyle.lines().writeValueAsString(comparison));
            } else {
                comparison.sentences().forEach(out::println);
            }
        } catch (IOException e) {
            say("The two cannot be compared: %s.".formatted(FileTrouble.reason(e)), OK);
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private void refuseOther(TrainingFolder training, TrainingSpec begun, TrainingSpec asked) {
        if (!begun.equals(asked)) {
            throw new TrainingException(
                    "The training %s was begun with other values (%s); leave them out to go on as it was begun, or choose another --name."
                            .formatted(training.name(), SpecDifference.between(begun, asked)));
        }
    }

    private void tell(TrainingJob.Materials materials) {
        var err = spec.commandLine().getErr();
        var tooLong = materials.data().tooLong();
        tooLong.forEach(text -> err.println("left out: %s has %,d tokens; a cut would lose %,d that are learned"
                .formatted(Terminal.harmless(text.fingerprint()), text.tokens(), text.lost())));
        if (!json) {
            var forecast = materials.forecast();
            err.println("memory expected: %s of %s free"
                    .formatted(
                            Counted.bytes(forecast.bytes()),
                            Counted.bytes(FreeMemory.ofThisMachine().bytes())));
            forecast.parts()
                    .forEach(part -> err.println("  %8s  %s".formatted(Counted.bytes(part.bytes()), part.what())));
        }
        err.flush();
    }

    private void requireMemory(TrainingJob.Materials materials) {
        if (!anyway) {
            materials.forecast().requireFree();
        }
    }

    private TrainingView view() {
        var terminal = services.terminal();
        return new TrainingView(
                terminal,
                json
                        ? TrainingView.Form.JSON
                        : terminal.interactive() ? TrainingView.Form.BAR : TrainingView.Form.LINES);
    }

    private int inThisProcess(List<TrainingFolder> trainings, LocalModels models) throws InterruptedException {
        var reasons = new ArrayList<EndReason>();
        for (var training : trainings) {
            var job = new TrainingJob(models, training);
            var leads = new AtomicReference<Runnable>(() -> {});
            try (var view = view();
                    var _ = new CancelOnInterrupt(() -> leads.get().run())) {
                reasons.add(job.run(view, control -> leads.set(control::stop)));
                howToGoOn(training, reasons.getLast());
            }
            if (reasons.getLast() == EndReason.STOPPED) {
                break;
            }
        }
        return exit(reasons, trainings);
    }

    private int inItsOwn(List<TrainingFolder> trainings) throws IOException, InterruptedException {
        var watches = trainings.stream().map(JobWatch::new).toList();
        var views = new ArrayList<TrainingView>();
        for (var watch : watches) {
            var view = view();
            watch.events().forEach(view::remember);
            views.add(view);
        }
        var process = JobLauncher.start(trainings);
        var reasons = new ArrayList<EndReason>();
        for (int i = 0; i < trainings.size() && !reasons.contains(EndReason.STOPPED); i++) {
            reasons.add(watch(trainings.get(i), watches.get(i), views.get(i), process::isAlive, null));
        }
        return exit(reasons, trainings);
    }

    private int attach(TrainingFolder training) throws IOException, InterruptedException {
        training.spec();
        var sign = JobSign.of(training);
        boolean lives = sign.isPresent() && sign.get().lives();
        if (send != null) {
            if (!lives) {
                throw new TrainingException("The training %s does not run.".formatted(training.name()));
            }
            send.send(training);
            return OK;
        }
        if (lives && sign.get().hasFallenSilent()) {
            say(
                    "the job gave its last sign of life at %s: it hangs, or the machine slept"
                            .formatted(sign.get().at()),
                    OK);
        }
        var watch = new JobWatch(training);
        var view = view();
        var earlier = watch.events();
        earlier.forEach(view::remember);
        var said = !earlier.isEmpty() && earlier.getLast() instanceof TrainingEvent.Finished end ? end : null;
        return exit(List.of(watch(training, watch, view, () -> alive(training), said)), List.of(training));
    }

    private static boolean alive(TrainingFolder training) {
        try {
            return JobSign.of(training).filter(JobSign::lives).isPresent();
        } catch (IOException _) {
            return false; // without its sign nobody can tell
        }
    }

    /// @param said what the job said last before, if that was its end
    private EndReason watch(
            TrainingFolder training,
            JobWatch watch,
            TrainingView view,
            BooleanSupplier lives,
            TrainingEvent.@Nullable Finished said)
            throws IOException, InterruptedException {
        try (view;
                var _ = new CancelOnInterrupt(() -> stop(training))) {
            var end = watch.follow(view, lives);
            if (end.isEmpty() && said != null) {
                view.accept(said);
                end = Optional.of(said);
            }
            if (end.isEmpty()) {
                died(training);
                return EndReason.FAILED;
            }
            howToGoOn(training, end.get().reason());
            return end.get().reason();
        }
    }

    private void stop(TrainingFolder training) {
        try {
            JobCommand.STOP.send(training);
            services.terminal().err().println();
            services.terminal().err().println("saving and stopping; go on with: " + resume(training));
        } catch (IOException e) {
            services.terminal().err().println("it cannot be asked to stop: " + FileTrouble.reason(e));
        }
    }

    private void howToGoOn(TrainingFolder training, EndReason reason) {
        if (reason == EndReason.STOPPED || reason == EndReason.FAILED) {
            services.terminal().err().println("go on with: " + resume(training));
        }
    }

    private void died(TrainingFolder training) {
        say(
                "The job of %s ended without a word (killed, out of memory, or a power cut)%s; go on with: %s"
                        .formatted(training.name(), LastWords.of(training.log()), resume(training)),
                ErrorMessages.EXIT_FAILED);
    }

    private String resume(TrainingFolder training) {
        return CommandWords.of("train", "--resume", "--name", training.name(), "--experiments", experiments.toString());
    }

    private String attachTo(TrainingFolder training) {
        return CommandWords.of("train", "--attach", training.name(), "--experiments", experiments.toString());
    }

    private int exit(List<EndReason> reasons, List<TrainingFolder> trainings) {
        if (reasons.contains(EndReason.FAILED)) {
            return ErrorMessages.EXIT_FAILED;
        }
        if (reasons.size() == 2 && !reasons.contains(EndReason.STOPPED)) {
            compare(trainings.getFirst(), trainings.getLast());
        }
        return OK;
    }
}
