package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes several result files into one.
@Command(
        name = "merge",
        description =
                "Writes the results of several files into one: of each task and method the attempt that counts, its"
                        + " line as it stands in its file.",
        footer = {
            "",
            "Examples:",
            "  rlm merge experiments/niah_full_shard*of4.jsonl --out experiments/niah.jsonl",
            "  rlm merge monday.jsonl tuesday.jsonl --out both.jsonl --json",
            "",
            "Of several attempts a finished one counts before a failed one, then the later one."
        })
public final class MergeCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultFileOptions files = new ResultFileOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE.jsonl", description = "Where to write them.")
    private Path target;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    public MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param results  that the file holds, every attempt
    /// @param kept     of these
    /// @param unusable lines that were left out
    private record From(Path file, int results, int kept, int unusable) {}

    /// @param results all that were written
    private record Merged(Path out, int results, List<From> sources) {}

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var found = files.found();
            refuseTarget(found);
            var results = files.rows(terminal);
            try {
                AtomicFile.write(target, results::copyLines);
            } catch (IOException e) {
                ErrorMessages.refuse(err, "%s cannot be written: %s.".formatted(target, FileTrouble.reason(e)));
                return FAILED;
            }
            tell(merged(results));
            return OK;
        } catch (UnusableFileException e) {
            ErrorMessages.refuse(err, e.getMessage());
            return BAD_INPUT;
        }
    }

    private void refuseTarget(List<Path> inputs) throws UnusableFileException {
        if (!Files.exists(target)) {
            return;
        }
        new SafeTarget(target).refuseInput(inputs, "to merge");
        if (!force) {
            throw new UnusableFileException(
                    target + " is there already; name another one with --out, or replace it with --force.");
        }
    }

    private Merged merged(ResultRows results) {
        var kept = results.rows().stream()
                .collect(Collectors.groupingBy(row -> row.place().file(), Collectors.counting()));
        var sources = new ArrayList<From>();
        for (int i = 0; i < results.sources().size(); i++) {
            var source = results.sources().get(i);
            sources.add(new From(
                    source.file(), source.results(), kept.getOrDefault(i, 0L).intValue(), source.unusable()));
        }
        return new Merged(target, results.rows().size(), sources);
    }

    private void tell(Merged merged) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonStyle.indented().writeValueAsString(merged));
        } else {
            for (var source : merged.sources) {
                out.println("%s: %s, %,d kept%s"
                        .formatted(
                                source.file,
                                Counted.count(source.results, "result"),
                                source.kept,
                                source.unusable == 0
                                        ? ""
                                        : ", %s left out".formatted(Counted.count(source.unusable, "line"))));
            }
            out.println("%s: %s".formatted(merged.out, Counted.count(merged.results, "result")));
        }
        out.flush();
    }
}
