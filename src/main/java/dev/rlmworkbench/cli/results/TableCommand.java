package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.report.table.CsvTable;
import dev.rlmworkbench.report.table.LatexTable;
import dev.rlmworkbench.report.table.MarkdownTable;
import dev.rlmworkbench.report.table.ResultTable;
import dev.rlmworkbench.report.table.ResultTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes result tables for papers, pages and other programs.
@Command(
        name = "table",
        description = "Writes accuracy, cost and comparisons of saved results as Markdown, LaTeX or CSV.",
        footer = {
            "",
            "Examples:",
            "  rlm table sample_comparison",
            "  rlm table sample_comparison --format latex --by length --out table.tex",
            "  rlm table niah_small niah_long --format csv --by pair"
        })
public final class TableCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    /// How tables are written.
    public enum Format {
        MARKDOWN,
        LATEX,
        CSV
    }

    /// What the rows of a table are.
    public enum Rows {
        LENGTH,
        KIND,
        PAIR
    }

    private final Benchmarks benchmarks;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultFileOptions results = new ResultFileOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "markdown",
            description = "markdown, latex (with booktabs) or csv (all digits, and everything that there is to a row)"
                    + " (default: ${DEFAULT-VALUE}).")
    private Format format = Format.MARKDOWN;

    @Option(
            names = "--by",
            paramLabel = "ROWS",
            description =
                    "Only this table: length (and method), kind (of question) or pair (of methods, with p). Without it"
                            + " all of them, in csv the one by length.")
    private @Nullable Rows rows;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: to the terminal).")
    private @Nullable Path target;

    /// @param benchmarks whose results it knows
    public TableCommand(Benchmarks benchmarks, Terminal terminal) {
        this.benchmarks = benchmarks;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var read = results.rows(terminal);
            if (target != null) {
                new SafeTarget(target).check(read.files());
            }
            var summary = Summary.of(read.rows(), benchmarks);
            var tables = summary.parts().stream().flatMap(this::tables).toList();
            if (tables.isEmpty()) {
                ErrorMessages.refuse(err, "These results have no rows by kind of question; leave --by kind out.");
                return BAD_INPUT;
            }
            write(text(tables));
            return OK;
        } catch (UnusableFileException e) {
            ErrorMessages.refuse(err, e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            ErrorMessages.refuse(err, "%s cannot be written: %s.".formatted(target, FileTrouble.reason(e)));
            return FAILED;
        }
    }

    private Stream<ResultTable> tables(Summary.Part part) {
        var tables = new ResultTables(part);
        var pairs = tables.comparisons().with(new SummarySentences(part).crossovers());
        var only = rows == null && format == Format.CSV ? Rows.LENGTH : rows;
        Stream<ResultTable> wanted =
                switch (only) {
                    case LENGTH -> Stream.of(tables.byLength());
                    case KIND -> Stream.of(tables.byKind());
                    case PAIR -> Stream.of(pairs);
                    case null -> Stream.of(tables.byLength(), tables.byKind(), pairs);
                };
        return wanted.filter(table -> !table.rows().isEmpty());
    }

    private String text(List<ResultTable> tables) {
        return switch (format) {
            case MARKDOWN -> joined(tables, MarkdownTable::of);
            case LATEX -> joined(tables, LatexTable::of);
            case CSV -> CsvTable.of(tables);
        };
    }

    private static String joined(List<ResultTable> tables, Function<ResultTable, String> writer) {
        return tables.stream().map(writer).collect(Collectors.joining("\n"));
    }

    private void write(String text) throws IOException {
        var out = spec.commandLine().getOut();
        if (target == null) {
            out.print(text);
        } else {
            AtomicFile.write(target, text);
            out.println(target);
        }
        out.flush();
    }
}
