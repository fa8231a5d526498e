package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.ResultRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which results a command is about.
final class ResultFileOptions {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Result files (NAME.jsonl), of this product or of the older Python project, or names of runs.")
    private List<Path> files = List.of();

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description =
                    "Folder of all runs, where a FILE that is only a name is looked for (default: ${DEFAULT-VALUE}).")
    private Path experiments = Path.of("experiments");

    Path experiments() {
        return experiments;
    }

    /// Each file as it was found, at least one.
    List<Path> found() throws UnusableFileException {
        if (files.isEmpty()) {
            throw new UnusableFileException("Which results? Name result files (NAME.jsonl) or runs.");
        }
        var named = new NamedResults(experiments);
        var found = new ArrayList<Path>();
        for (var file : files) {
            found.add(named.found(file));
        }
        return found;
    }

    /// All files as one.
    ResultRows rows(Terminal terminal) throws UnusableFileException {
        return NamedResults.rows(found(), terminal);
    }
}
