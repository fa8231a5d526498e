package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalWidth;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.adapter.Export;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.adapter.Exported;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes a trained adapter to other programs.
@Command(
        name = "export",
        description = "Writes a trained adapter for other programs, and checks by running it that it says the same as"
                + " the checkpoint.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm export first --format peft                    a folder for PEFT and vLLM",
            "  rlm export first --format merged --out my-model   the whole model with the adapter in its weights",
            "  rlm export first --format gguf                    one file for llama.cpp (--lora FILE)",
            "  rlm export first --format modelfile --from qwen2.5-coder:1.5b",
            "                                                    for Ollama (ollama create NAME -f Modelfile)",
            "",
            "CHECKPOINT is the name of a training, its folder, or the folder of one adapter. Of a training the adapter",
            "with the lowest validation loss is taken, else the last one."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;

    private final CliServices services;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHECKPOINT", description = "name or folder of a training or of an adapter")
    private String checkpoint;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "peft|merged|gguf|modelfile",
            description = "what to write")
    private ExportFormat format;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "where to: a file for gguf, else a folder (default: exports/NAME_FORMAT in --experiments)")
    private @Nullable Path out;

    @Option(
            names = "--base",
            paramLabel = "FOLDER",
            description = "the model that the adapter belongs to (default: the one that the adapter names)")
    private @Nullable String base;

    @Option(
            names = "--from",
            paramLabel = "NAME",
            description = "modelfile: what Ollama calls that model (default: its folder)")
    private @Nullable String from;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "where trainings are (default: ${DEFAULT-VALUE})")
    private Path experiments;

    @Option(names = "--force", description = "replace what is there already")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of text")
    private boolean json;

    public ExportCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        try {
            var export = export();
            if (export.isOntoItself()) {
                return refuse(export.target() + " is what would be exported: name another place with --out");
            }
            if (export.exists() && !force) {
                return refuse(export.target() + " is there already: name another place with --out, or replace it with"
                        + " --force");
            }
            var exported = export.run(LocalModels.of(services.directories()));
            if (json) {
                spec.commandLine().getOut().println(JsonStyle.indented().writeValueAsString(exported));
            } else {
                tell(exported);
            }
            return exported.correct() ? OK : ErrorMessages.EXIT_FAILED;
        } catch (TransformerException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private int refuse(String sentence) {
        ErrorMessages.refuse(spec.commandLine().getErr(), sentence);
        return BAD_INPUT;
    }

    private Export export() {
        var folder = TrainedAdapter.find(experiments, checkpoint);
        var models = LocalModels.of(services.directories());
        var trained = base == null
                ? TrainedAdapter.open(folder, models)
                : TrainedAdapter.open(folder, models.modelFolder(base));
        var name = TrainedAdapter.nameOf(checkpoint);
        var target = out != null ? out : Export.usualTarget(experiments, name, format);
        return new Export(
                trained,
                name,
                format,
                target,
                from != null
                        ? from
                        : trained.base().toAbsolutePath().normalize().toString());
    }

    private void tell(Exported exported) {
        var printer = spec.commandLine().getOut();
        printer.println(
                "%s: written from %s and %s".formatted(exported.written(), exported.checkpoint(), exported.base()));
        printer.println(exported.sentence());
        printer.println(
                "It writes: " + OneLine.of(Terminal.harmless(exported.check().text()), TerminalWidth.of(spec)));
        printer.flush();
    }
}
