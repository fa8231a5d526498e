package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.report.export.Format;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.kind.FigureKinds;
import dev.rlmworkbench.report.paint.DrawingSystem;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.training.TrainingAxis;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Draws saved results as figures.
@Command(
        name = "plot",
        description =
                "Draws saved results as figures for papers, pages and screens: the twelve usual ones, or those named;"
                        + " and trainings (metrics.jsonl, a training's folder or name), several in the same figures.",
        footer = {
            "",
            "Examples:",
            "  rlm plot sample_comparison                        experiments/plots/sample_comparison/...png",
            "  rlm plot niah_full --kind accuracy_by_context --format pdf,svg --width-mm 84",
            "  rlm plot run_a run_b --merge --theme light        two runs in one set of figures",
            "  rlm plot first second --x seconds                 two trainings",
            "  rlm plot --kind list                              what can be drawn"
        })
public final class PlotCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final String LIST = "list";
    private static final String ALL = "all";
    private static final int MAX_NAME = 100;
    private static final double MIN_SCALE = 0.1;
    private static final double MAX_SCALE = 10;

    private final Benchmarks benchmarks;
    private final Terminal terminal;

    /// The folders' names that are given out, in small letters.
    private final Set<String> used = new HashSet<>();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultFileOptions results = new ResultFileOptions();

    @Option(names = "--merge", description = "One set of figures over all files, instead of one for each.")
    private boolean merge;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "What to draw; may be given several times (default: the usual set); 'list' lists all kinds,"
                    + " 'all' draws them.")
    private List<String> kinds = List.of();

    @Option(
            names = "--x",
            paramLabel = "step|tokens|epoch|seconds",
            defaultValue = "step",
            description = "What curves of trainings are laid beside each other by (default: ${DEFAULT-VALUE}).")
    private TrainingAxis axis = TrainingAxis.STEP;

    @Option(names = "--task-type", paramLabel = "TYPE", description = "Only results of this task type, such as niah.")
    private @Nullable String taskType;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "paper",
            description = "paper (white, serif), light or dark (default: ${DEFAULT-VALUE}).")
    private String theme = "paper";

    @Option(
            names = "--heat",
            paramLabel = "COLOURS",
            defaultValue = "method",
            description = "Of heat maps: method, or red_yellow_green, which many know from needle charts and the"
                    + " colour-blind cannot read (default: ${DEFAULT-VALUE}).")
    private FigureTheme.HeatColours heat = FigureTheme.HeatColours.METHOD;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "png",
            description = "One or more of png, svg, pdf, and csv for the values (default: ${DEFAULT-VALUE}).")
    private Set<Format> formats = Set.of(Format.PNG);

    @Option(
            names = "--width-mm",
            paramLabel = "N",
            defaultValue = "174",
            description = "Width on paper; words are 8 pt at every width. 84 fits one of two columns, 174 both"
                    + " (default: ${DEFAULT-VALUE}).")
    private double widthMm = FigureSize.TWO_COLUMNS_MM;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of png: 1 is 300 dots an inch, 2 twice as many (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write them (default: plots/NAME in the folder of all runs).")
    private @Nullable Path target;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    /// @param benchmarks whose results it knows
    public PlotCommand(Benchmarks benchmarks, Terminal terminal) {
        this.benchmarks = benchmarks;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (kinds.equals(List.of(LIST))) {
            return list();
        }
        DrawingSystem.check();
        checkKinds();
        var style = new FigureFiles.Style(
                chosenTheme().withHeat(heat),
                checked("--width-mm", widthMm, FigureSize.MIN_MM, FigureSize.MAX_MM),
                formats,
                checked("--scale", scale, MIN_SCALE, MAX_SCALE));
        var written = new ArrayList<Path>();
        var empty = new LinkedHashSet<String>();
        try (var line = new TerminalLine(terminal.err())) {
            Consumer<String> progress = figure -> {
                if (terminal.interactive()) {
                    line.show("drawing " + figure);
                }
            };
            var trainings = trainings();
            var sets = sets(trainings);
            boolean several = sets.size() + (trainings.isEmpty() ? 0 : 1) > 1;
            if (!trainings.isEmpty()) {
                var plot = new TrainingPlot(trainings, trainingFigures(), axis, terminal);
                plot.figures().forEach(figure -> empty.add(figure.id()));
                written.addAll(plot.write(new FigureFiles(style, folder(plot.name(), several), progress), empty));
            }
            var chosen = chosenKinds();
            if (!sets.isEmpty()) {
                chosen.forEach(kind -> empty.add(kind.id()));
            }
            for (var files : sets) {
                var summary = Summary.of(NamedResults.rows(files, terminal).rows(), benchmarks);
                var drawing = new FigureFiles(style, folder(name(files), several), progress);
                for (var part : parts(summary)) {
                    for (var kind : chosen) {
                        var paths = drawing.write(kind, part, summary.parts().size() > 1);
                        written.addAll(paths);
                        if (!paths.isEmpty()) {
                            empty.remove(kind.id());
                        }
                    }
                }
            }
        } catch (UnusableFileException e) {
            terminal.refuse(e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            terminal.refuse("The figures cannot be written: " + FileTrouble.reason(e) + ".");
            return FAILED;
        }
        report(written, empty);
        return written.isEmpty() ? FAILED : OK;
    }

    private List<Path> trainings() throws UnusableFileException {
        var trainings = new ArrayList<Path>();
        for (var file : results.found()) {
            try {
                if (TrainingMetrics.isOne(file)) {
                    trainings.add(file);
                }
            } catch (IOException e) {
                throw new UnusableFileException("%s cannot be read: %s.".formatted(file, FileTrouble.reason(e)));
            }
        }
        return trainings;
    }

    private List<List<Path>> sets(List<Path> trainings) throws UnusableFileException {
        var files = results.found().stream()
                .filter(file -> !trainings.contains(file))
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        if (merge) {
            return List.of(files);
        }
        var begun = files.stream().filter(file -> !isEmpty(file)).toList();
        if (begun.isEmpty()) {
            return List.of(files); // refused with a sentence
        }
        files.stream()
                .filter(file -> !begun.contains(file))
                .forEach(file -> terminal.err().println("note: %s holds no results yet".formatted(file)));
        return begun.stream().map(List::of).toList();
    }

    private static boolean isEmpty(Path file) {
        return Files.isRegularFile(file) && file.toFile().length() == 0;
    }

    private Path folder(String name, boolean several) {
        if (target == null) {
            return results.experiments().resolve("plots").resolve(unused(name));
        }
        return several ? target.resolve(unused(name)) : target;
    }

    /// Of files of one name in different folders each has its own; some systems take `Run` and `run` for one.
    private String unused(String name) {
        var own = shortened(name);
        for (int i = 2; !used.add(own.toLowerCase(Locale.ROOT)); i++) {
            own = shortened(name) + "_" + i;
        }
        if (!own.equals(shortened(name))) {
            terminal.err().println("note: another set of figures is called %s; this one is %s".formatted(name, own));
        }
        return own;
    }

    private List<Summary.Part> parts(Summary summary) throws UnusableFileException {
        var parts = summary.parts().stream()
                .filter(part -> taskType == null || part.taskType().equals(taskType))
                .toList();
        if (parts.isEmpty()) {
            throw new UnusableFileException("There are no results of the task type '%s'; there are: %s."
                    .formatted(
                            taskType,
                            OneLine.of(
                                    summary.parts().stream()
                                            .map(Summary.Part::taskType)
                                            .collect(Collectors.joining(", ")),
                                    200)));
        }
        return parts;
    }

    private void checkKinds() {
        for (var id : kinds) {
            if (!id.equals(ALL)
                    && FigureKinds.find(id).isEmpty()
                    && TrainingFigure.find(id).isEmpty()) {
                throw bad("--kind", id, ids());
            }
        }
    }

    private List<TrainingFigure> trainingFigures() {
        return kinds.isEmpty() || kinds.contains(ALL)
                ? List.of(TrainingFigure.values())
                : kinds.stream()
                        .map(TrainingFigure::find)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private List<FigureKind> chosenKinds() {
        if (kinds.isEmpty()) {
            return FigureKinds.seedSet();
        }
        if (kinds.contains(ALL)) {
            return FigureKinds.all();
        }
        return kinds.stream().map(FigureKinds::find).flatMap(Optional::stream).toList();
    }

    private FigureTheme chosenTheme() {
        return FigureTheme.find(theme.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> bad(
                        "--theme",
                        theme,
                        FigureTheme.all().stream().map(FigureTheme::id).collect(Collectors.joining(", "))));
    }

    private double checked(String option, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new ParameterException(
                    spec.commandLine(), "%s is %s; it can be %s to %s".formatted(option, value, low, high));
        }
        return value;
    }

    private ParameterException bad(String option, String value, String choices) {
        return new ParameterException(
                spec.commandLine(),
                "Invalid value for option '%s': '%s' is not one of %s".formatted(option, value, choices));
    }

    private static String ids() {
        return Stream.concat(
                        FigureKinds.all().stream().map(FigureKind::id),
                        Arrays.stream(TrainingFigure.values()).map(TrainingFigure::id))
                .collect(Collectors.joining(", "));
    }

    private static String name(List<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.jsonl$", ""))
                .collect(Collectors.joining("+"));
    }

    private static String shortened(String names) {
        return names.length() <= MAX_NAME ? names : names.substring(0, MAX_NAME);
    }

    /// @param usual whether it is drawn where nothing is chosen
    private record Listed(String id, String title, String description, boolean usual) {}

    private int list() {
        var usual = FigureKinds.seedSet();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonStyle.indented()
                    .writeValueAsString(Stream.concat(
                                    FigureKinds.all().stream()
                                            .map(kind -> new Listed(
                                                    kind.id(), kind.title(), kind.description(), usual.contains(kind))),
                                    Arrays.stream(TrainingFigure.values())
                                            .map(figure -> new Listed(
                                                    figure.id(), figure.title(), figure.description(), true)))
                            .toList()));
        } else {
            FigureKinds.all()
                    .forEach(kind -> out.println("%-24s %s%s"
                            .formatted(
                                    kind.id(),
                                    kind.description(),
                                    usual.contains(kind) ? "" : " (not in the usual set)")));
            for (var figure : TrainingFigure.values()) {
                out.println("%-24s %s".formatted(figure.id(), figure.description()));
            }
        }
        out.flush();
        return OK;
    }

    private void report(List<Path> written, Set<String> empty) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonStyle.indented()
                    .writeValueAsString(Map.of(
                            "files",
                            written.stream().map(Path::toString).toList(),
                            "nothing_to_draw",
                            List.copyOf(empty))));
        } else {
            written.forEach(out::println);
        }
        out.flush();
        if (!empty.isEmpty()) {
            terminal.err().println("note: these results hold nothing for " + String.join(", ", empty));
        }
    }
}
