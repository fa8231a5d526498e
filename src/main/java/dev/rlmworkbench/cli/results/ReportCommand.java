package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.report.html.HtmlReport;
import dev.rlmworkbench.report.paint.DrawingSystem;
import dev.rlmworkbench.settings.ProgramFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes results as one HTML file that can be sent.
@Command(
        name = "report",
        description =
                "Writes one HTML file that needs nothing else: what saved results say in words, charts, tables, every"
                        + " task, the steps of the most telling ones, and where all of it comes from.",
        footer = {
            "",
            "Examples:",
            "  rlm report sample_comparison                       experiments/sample_comparison.html",
            "  rlm report niah_small niah_long --out niah.html    several runs as one"
        })
public final class ReportCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final Benchmarks benchmarks;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultFileOptions results = new ResultFileOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description =
                    "Where to write it (default: NAME.html beside the first file; of a sample that came with the program, in"
                            + " the folder of all runs).")
    private @Nullable Path target;

    /// @param benchmarks whose results it knows
    public ReportCommand(Benchmarks benchmarks, Terminal terminal) {
        this.benchmarks = benchmarks;
        this.terminal = terminal;
    }

    /// @param samples of a package, whose folder is only read
    static Path usual(Path first, Path experiments, Optional<Path> samples) {
        var name = first.getFileName().toString().replaceFirst("\\.jsonl$", "") + ".html";
        var folder = first.toAbsolutePath().normalize().getParent();
        return samples.map(Path::toAbsolutePath).filter(folder::equals).isPresent()
                ? experiments.resolve(name)
                : first.resolveSibling(name);
    }

    @Override
    public Integer call() {
        DrawingSystem.check();
        var err = spec.commandLine().getErr();
        try {
            var rows = results.rows(terminal);
            var first = rows.files().getFirst();
            var file = target != null ? target : usual(first, results.experiments(), ProgramFolder.samples());
            new SafeTarget(file).check(rows.files());
            try (var line = new TerminalLine(terminal.err())) {
                Consumer<String> progress = terminal.interactive() ? line::show : _ -> {};
                AtomicFile.write(file, HtmlReport.of(rows, benchmarks, System.getenv(), progress));
            } catch (IOException e) {
                ErrorMessages.refuse(err, "%s cannot be written: %s.".formatted(file, FileTrouble.reason(e)));
                return FAILED;
            }
            spec.commandLine().getOut().println(file);
            return OK;
        } catch (UnusableFileException e) {
            ErrorMessages.refuse(err, e.getMessage());
            return BAD_INPUT;
        }
    }
}
