package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalWidth;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Prints what result files say.
@Command(
        name = "view",
        description = "Prints accuracy, cost and paired verdicts of saved results, or every step of a trajectory file.",
        footer = {
            "",
            "Examples:",
            "  rlm view experiments/niah_small.jsonl",
            "  rlm view niah_small                                  the same, by the name of the run",
            "  rlm view experiments/niah_full_shard*of4.jsonl       the parts of a run as one",
            "  rlm view niah_small niah_long --by-length            several runs as one",
            "  rlm view experiments/niah_small.jsonl --show-errors  what went wrong, task by task",
            "  rlm view niah_small --method rlm --only no-answer    where RLM gave no answer",
            "  rlm view experiments/niah_small.jsonl --json         for other programs",
            "  rlm view experiments/smoke_trajectories.jsonl        every prompt, reply and output",
            "  rlm view experiments/smoke_trajectories.jsonl --export html --task 2 --out steps.html"
        })
public final class ViewCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final List<String> OF_RESULTS =
            List.of("--by-length", "--show-errors", "--only", "--method", "--type");

    private final Benchmarks benchmarks;
    private final Terminal terminal;

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

    @Option(
            names = "--only",
            paramLabel = "OUTCOME",
            description = "Also list the tasks that came out so: right, wrong, no-answer or error.")
    private Outcome.@Nullable Kind only;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "METHOD",
            description = "Only results of these methods, such as vanilla,rlm.")
    private Set<String> methods = Set.of();

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            description = "Only tasks of these types, such as niah.")
    private Set<String> types = Set.of();

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
    public ViewCommand(Benchmarks benchmarks, Terminal terminal) {
        this.benchmarks = benchmarks;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        if (export == null && (isTyped("--out") || isTyped("--task"))) {
            ErrorMessages.refuse(
                    err,
                    isTyped("--out")
                            ? "--out is where --export writes; leave it out, or send what is printed to the file with"
                                    + " > %s.".formatted(target)
                            : "--task chooses what --export writes; leave it out, or name a format, such as"
                                    + " --export markdown.");
            return BAD_INPUT;
        }
        if (files.stream().anyMatch(TrajectoryView::isTrajectory)) {
            return steps();
        }
        if (export != null) {
            ErrorMessages.refuse(
                    err,
                    "--export writes the steps of a trajectory file (NAME_trajectories.jsonl), and %s is none."
                            .formatted(files.getFirst()));
            return BAD_INPUT;
        }
        try {
            return results();
        } catch (UnusableFileException e) {
            ErrorMessages.refuse(err, e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            ErrorMessages.refuse(err, FileTrouble.reason(e) + ".");
            return FAILED;
        }
    }

    private boolean isTyped(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int results() throws UnusableFileException, IOException {
        var named = new NamedResults(experiments);
        var found = new ArrayList<Path>();
        for (var file : files) {
            found.add(named.found(file));
        }
        var results = NamedResults.rows(found, terminal);
        var rows = results.rows().stream()
                .filter(row -> methods.isEmpty() || methods.contains(row.method()))
                .filter(row -> types.isEmpty() || types.contains(row.task().type()))
                .toList();
        if (rows.isEmpty()) {
            throw new UnusableFileException(
                    "No result is left by --method and --type; there are the methods %s and the types %s."
                            .formatted(
                                    values(results, ResultRow::method),
                                    values(results, row -> row.task().type())));
        }
        var summary = Summary.of(rows, benchmarks);
        var list = showErrors || only != null ? AnswerList.of(results, rows, only) : null;
        var out = spec.commandLine().getOut();
        if (json) {
            writeJson(summary, list, out);
        } else {
            out.print(SummaryTable.render(summary, byLength, TerminalWidth.of(spec)));
            if (list != null) {
                out.print("\n");
                list.print(out);
            }
        }
        out.flush();
        return OK;
    }

    private static String values(ResultRows results, Function<ResultRow, String> value) {
        return results.rows().stream()
                .map(value)
                .distinct()
                .map(name -> OneLine.of(name, 40))
                .collect(Collectors.joining(", "));
    }

    private int steps() {
        var err = spec.commandLine().getErr();
        var ofResults = OF_RESULTS.stream().filter(this::isTyped).findFirst();
        if (ofResults.isPresent()) {
            ErrorMessages.refuse(
                    err,
                    "%s is for result files (NAME.jsonl), and %s holds steps; leave it out, or name the results."
                            .formatted(ofResults.get(), files.getFirst()));
            return BAD_INPUT;
        }
        if (json || !files.stream().allMatch(TrajectoryView::isTrajectory)) {
            ErrorMessages.refuse(
                    err,
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
                ErrorMessages.refuse(err, e.getMessage());
                return BAD_INPUT;
            } catch (IOException e) {
                ErrorMessages.refuse(err, file + " cannot be read: " + FileTrouble.reason(e) + ".");
                return BAD_INPUT;
            }
        }
        return OK;
    }

    private int exported(TrajectoryView.Format format) {
        var err = spec.commandLine().getErr();
        var out = spec.commandLine().getOut();
        if (files.size() > 1) {
            ErrorMessages.refuse(
                    err,
                    "--export writes one task of one file; name one trajectory file, not %d.".formatted(files.size()));
            return BAD_INPUT;
        }
        try {
            var file = new NamedResults(experiments).found(files.getFirst());
            if (target != null) {
                new SafeTarget(target).check(List.of(file));
            }
            var text = TrajectoryView.export(file, task, format);
            if (target == null) {
                out.print(text);
                out.flush();
            } else {
                Files.writeString(target, text);
            }
            return OK;
        } catch (UnusableFileException | IllegalArgumentException e) {
            ErrorMessages.refuse(err, e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            ErrorMessages.refuse(
                    err,
                    "%s could not be exported: %s."
                            .formatted(
                                    target == null ? files.getFirst() : files.getFirst() + " to " + target,
                                    FileTrouble.reason(e)));
            return BAD_INPUT;
        }
    }

    private void writeJson(Summary summary, @Nullable AnswerList list, PrintWriter out) throws IOException {
        var mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (var writer = mapper.createGenerator(out)) {
            writer.writeStartObject();
            writer.writePOJOProperty("parts", summary.parts());
            if (list != null) {
                writer.writeArrayPropertyStart(only == null ? "wrong" : "tasks");
                list.write(writer);
                writer.writeEndArray();
            }
            writer.writeEndObject();
        }
        out.print("\n");
    }
}
