package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalWidth;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.SftBuilder;
import dev.rlmworkbench.training.data.SftDataset;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes training data of recorded runs.
@Command(
        name = "build-sft",
        description =
                "Makes training data of trajectory files: the turns of runs that came out right, as the tokens that"
                        + " the model was given and gave, with a mask of those it is to learn.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm build-sft experiments/niah_trajectories.jsonl",
            "  rlm build-sft experiments/*_trajectories.jsonl --model models/qwen2.5-coder-1.5b --max-length 2048",
            "  rlm build-sft train_trajectories.jsonl --held-out experiments/eval.jsonl --held-out eval.json",
            "  rlm build-sft train_trajectories.jsonl --distil-prompt short --pairs experiments/pairs.jsonl",
            "",
            "Beside OUT stand OUT_validation.jsonl (texts that no training sample is about), OUT_refused.jsonl (each",
            "refusal with its reason) and OUT.build.json (this report, and the prints of what is held out)."
        })
public final class BuildSftCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;

    private final CliServices services;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "TRAJECTORIES", description = "Files NAME_trajectories.jsonl of runs.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE.jsonl",
            defaultValue = "experiments/sft_dataset.jsonl",
            description = "Where to write the data set (default: ${DEFAULT-VALUE}).")
    private Path target = Path.of("experiments/sft_dataset.jsonl");

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = "The model that is to be trained: its folder, or pocket (the default where pocket wrote the"
                    + " turns). Turns whose tokens it did not write itself are rendered by its chat template.")
    private @Nullable String model;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            defaultValue = "root",
            description = "Whose answers are learned: root, sub or both (default: ${DEFAULT-VALUE}).")
    private Set<String> roles = Set.of("root");

    @Option(
            names = "--distil-prompt",
            paramLabel = "PROFILE",
            description =
                    "Put the system text of this prompt profile in the place of the recorded one and of its worked"
                            + " examples, so that the trained model needs neither.")
    private @Nullable String distilled;

    @Option(
            names = "--held-out",
            paramLabel = "FILE",
            description =
                    "Results (NAME.jsonl) or specs (.json) whose texts are kept for evaluation: none of them enters."
                            + " Can be given more than once.")
    private List<Path> heldOut = List.of();

    @Option(
            names = "--pairs",
            paramLabel = "FILE.jsonl",
            description = "Also write pairs of a right and a wrong answer to the same prompt, for preference training.")
    private @Nullable Path pairs;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            description =
                    "Tokens of the longest sample; longer turns are refused and listed (default: the model's window,"
                            + " at most 4096).")
    private @Nullable Integer maxLength;

    @Option(names = "--allow-errors", description = "Also learn turns whose code failed or that a guard refused.")
    private boolean allowErrors;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    public BuildSftCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        var request = TypedLine.checked(spec, this::request);
        var name = model == null ? PocketModel.NAME : model;
        try (var base = BaseFormat.open(folder(name), name)) {
            var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
            var options = TypedLine.checked(spec, () -> request.options(base, profiles, services.benchmarks()));
            var data = new SftBuilder(base, options, services.benchmarks()).build(files, file -> {
                if (!json) {
                    err.println("reading " + file);
                }
            });
            var models = data.report().models();
            if (model == null && !models.isEmpty() && !models.contains(PocketModel.NAME)) {
                ErrorMessages.refuse(
                        err,
                        ("These turns were written by %s, not by the pocket model: name the folder of the model"
                                        + " that is to be trained with --model.")
                                .formatted(Terminal.harmless(String.join(", ", models))));
                return BAD_INPUT;
            }
            if (data.training().isEmpty() && data.validation().isEmpty()) {
                tell(data, base, request.target());
                ErrorMessages.refuse(
                        err, "No turn passed, so that nothing is written; the table says where they were refused.");
                return ErrorMessages.EXIT_FAILED;
            }
            return written(data, request.target()) ? told(data, base, request.target()) : ErrorMessages.EXIT_FAILED;
        } catch (TransformerException e) {
            ErrorMessages.refuse(err, String.valueOf(e.getMessage()));
            return BAD_INPUT;
        } catch (IOException e) {
            ErrorMessages.refuse(err, "The data set could not be made: " + FileTrouble.reason(e) + ".");
            return ErrorMessages.EXIT_FAILED;
        }
    }

    private SftRequest request() {
        var request = new SftRequest(
                files, new SftFiles(target), model, roles, maxLength, allowErrors, distilled, heldOut, pairs);
        request.check();
        return request;
    }

    private boolean written(SftDataset data, SftFiles out) {
        var writing = out.training();
        try {
            out.write(data);
            if (pairs != null) {
                writing = pairs;
                SftFiles.writePairs(data.pairs(), pairs);
            }
            return true;
        } catch (IOException e) {
            ErrorMessages.refuse(
                    spec.commandLine().getErr(), "%s cannot be written: %s.".formatted(writing, FileTrouble.reason(e)));
            return false;
        }
    }

    private int told(SftDataset data, BaseFormat base, SftFiles out) {
        tell(data, base, out);
        if (pairs != null && !json) {
            spec.commandLine()
                    .getOut()
                    .println("%s: %s%s"
                            .formatted(
                                    pairs,
                                    Counted.count(data.pairs().size(), "pair"),
                                    data.pairs().isEmpty()
                                            ? "; there is one where a task was tried more than once with the same prompt,"
                                                    + " as at a temperature above 0"
                                            : ""));
        }
        return OK;
    }

    private Path folder(String name) {
        var folder = LocalModels.of(services.directories()).find(name);
        if (folder == null) {
            throw new ParameterException(
                    spec.commandLine(), "There is no model folder '%s'; name one with --model.".formatted(name));
        }
        return folder;
    }

    private void tell(SftDataset data, BaseFormat base, SftFiles out) {
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(JsonStyle.indented().writeValueAsString(data.report()));
        } else {
            var text = new SftReportText(
                    TerminalWidth.of(spec), services.terminal().interactive() && Ansi.AUTO.enabled());
            printer.print(text.of(data, base, out));
        }
        printer.flush();
    }
}
