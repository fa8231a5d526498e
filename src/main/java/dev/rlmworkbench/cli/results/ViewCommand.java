package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.TerminalWidth;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultFile;
import dev.rlmworkbench.result.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints what result files say.
@Command(
        name = "view",
        description = "Prints accuracy, cost and paired verdicts of saved results, or every step of a trajectory file.",
        footer = {
            "",
            "Examples:",
            "  rlm view experiments/niah_small.jsonl",
            "  rlm view niah_small                                  the same, by the name of the run",
            "  rlm view experiments/niah_*.jsonl --by-length        several files as one",
            "  rlm view experiments/niah_small.jsonl --show-errors  what went wrong, task by task",
            "  rlm view experiments/niah_small.jsonl --json         for other programs",
            "  rlm view experiments/smoke_trajectories.jsonl        every prompt, reply and output",
            "  rlm view experiments/smoke_trajectories.jsonl --export html --task 2 --out steps.html"
        })
public final class ViewCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;

    private final Benchmarks benchmarks;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Result files (NAME.jsonl), of this product or of the older Python project, or names of runs;"
                    + " or trajectory files (NAME_trajectories.jsonl, the older project's, logs of rlms).")
    private List<Path> files = List.of();

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description =
                    "Folder of all runs, where a FILE that is only a name is looked for (default: ${DEFAULT-VALUE}).")
    private Path experiments = Path.of("experiments");

    @Option(names = "--by-length", description = "A row and a verdict for each context length.")
    private boolean byLength;

    @Option(names = "--show-errors", description = "Also list the tasks that were answered wrongly or failed.")
    private boolean showErrors;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = "--export",
            paramLabel = "FORMAT",
            description = "Write one task of a trajectory file as html, markdown, or rlms (for the visualizer of the"
                    + " official package).")
    private TrajectoryView.@Nullable Format export;

    @Option(
            names = "--task",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which task of the file to export (default: ${DEFAULT-VALUE}).")
    private int task = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: to the terminal).")
    private @Nullable Path target;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /// @param benchmarks whose results it knows
    public ViewCommand(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        if (files.stream().anyMatch(TrajectoryView::isTrajectory)) {
            return steps();
        }
        if (export != null) {
            err.println("--export writes the steps of a trajectory file (NAME_trajectories.jsonl), and %s is none."
                    .formatted(files.getFirst()));
            return BAD_INPUT;
        }
        var named = new NamedResults(experiments);
        var read = new ArrayList<ResultFile>();
        for (var file : files) {
            try {
                read.add(named.read(named.found(file)));
            } catch (UnusableFileException e) {
                err.println(e.getMessage());
                return BAD_INPUT;
            }
        }
        var results = ResultFile.merge(read);
        results.problems().forEach(problem -> err.println("Warning: " + OneLine.of(problem, 400)));
        var summary = Summary.of(results.records().stream().map(ResultRow::of).toList(), benchmarks);
        var out = spec.commandLine().getOut();
        out.print(json ? json(summary, results) : text(summary, results));
        out.flush();
        return OK;
    }

    private int steps() {
        var err = spec.commandLine().getErr();
        if (json || !files.stream().allMatch(TrajectoryView::isTrajectory)) {
            err.println(
                    json
                            ? "A trajectory file is JSON lines already; leave --json out, or read the file itself."
                            : "Name either result files or trajectory files, not both.");
            return BAD_INPUT;
        }
        if (export != null) {
            return exported(export);
        }
        for (var file : files) {
            try {
                TrajectoryView.print(
                                new NamedResults(experiments).found(file),
                                spec.commandLine().getOut())
                        .forEach(problem -> err.println("Warning: " + OneLine.of(problem, 400)));
            } catch (UnusableFileException e) {
                err.println(e.getMessage());
                return BAD_INPUT;
            } catch (IOException e) {
                err.println(file + " cannot be read: " + FileTrouble.reason(e) + ".");
                return BAD_INPUT;
            }
        }
        return OK;
    }

    private int exported(TrajectoryView.Format format) {
        var err = spec.commandLine().getErr();
        var out = spec.commandLine().getOut();
        try {
            var text = TrajectoryView.export(new NamedResults(experiments).found(files.getFirst()), task, format);
            if (target == null) {
                out.print(text);
                out.flush();
            } else {
                Files.writeString(target, text);
            }
            return OK;
        } catch (UnusableFileException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            err.println("%s could not be exported: %s."
                    .formatted(
                            target == null ? files.getFirst() : files.getFirst() + " to " + target,
                            FileTrouble.reason(e)));
            return BAD_INPUT;
        }
    }

    private String text(Summary summary, ResultFile results) {
        var table = SummaryTable.render(summary, byLength, TerminalWidth.of(spec));
        return showErrors ? table + "\n" + WrongAnswers.render(results.records()) : table;
    }

    private String json(Summary summary, ResultFile results) {
        var mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        ObjectNode tree = mapper.valueToTree(summary);
        if (showErrors) {
            tree.putArray("wrong")
                    .addAll(WrongAnswers.of(results.records()).stream()
                            .map(ResultCodec::tree)
                            .toList());
        }
        return mapper.writeValueAsString(tree) + "\n";
    }
}
