package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.result.ResultFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which results a command is about.
final class ResultFileOptions {

    @Parameters(
            arity = "1..*",
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

    /// Each file as it was found.
    List<Path> found() throws UnusableFileException {
        var named = new NamedResults(experiments);
        var found = new ArrayList<Path>();
        for (var file : files) {
            found.add(named.found(file));
        }
        return found;
    }

    /// All files as one.
    ///
    /// @param err takes a warning for each line that is left out
    ResultFile read(PrintWriter err) throws UnusableFileException {
        var named = new NamedResults(experiments);
        var read = new ArrayList<ResultFile>();
        for (var file : found()) {
            read.add(named.read(file));
        }
        var results = ResultFile.merge(read);
        results.problems().forEach(problem -> err.println("Warning: " + OneLine.of(problem, 400)));
        return results;
    }
}
