package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultFile;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The results that a word on the command line means: a file, or a run by its name.
///
/// @param experiments folder of all runs
record NamedResults(Path experiments) {

    /// The file itself, or else the results of the run of that name.
    Path found(Path file) throws UnusableFileException {
        if (Files.exists(file) || file.getNameCount() > 1 || file.isAbsolute()) {
            return file;
        }
        for (var name : List.of(file.toString(), file + ".jsonl")) {
            var inFolder = experiments.resolve(name);
            if (Files.isRegularFile(inFolder)) {
                return inFolder;
            }
        }
        throw new UnusableFileException(
                "There is no file %s here and no run of that name in %s.".formatted(file, experiments));
    }

    ResultFile read(Path file) throws UnusableFileException {
        ResultFile results;
        try {
            results = ResultReader.read(file);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("There is no file " + file + ".");
        } catch (AccessDeniedException e) {
            throw new UnusableFileException("You have no permission to read " + file + ".");
        } catch (IOException e) {
            throw new UnusableFileException(file + " cannot be read: " + OneLine.of(FileTrouble.reason(e), 200) + ".");
        }
        if (results.records().isEmpty()) {
            throw new UnusableFileException(
                    results.problems().isEmpty()
                            ? file + " holds no results yet."
                            : "Not a result file: "
                                    + OneLine.of(results.problems().getFirst(), 300));
        }
        return results;
    }

    /// All results of one or more files that [#found] gave, as one.
    ///
    /// @param terminal shows how far the reading is, and takes a warning for each line that is left out
    static ResultRows rows(List<Path> files, Terminal terminal) throws UnusableFileException {
        for (var file : files) {
            check(file);
        }
        ResultRows rows;
        try (var line = new TerminalLine(terminal.err())) {
            ResultRows.Progress progress = (done, total) ->
                    line.show("reading results, %d of %d MB".formatted(done / 1_000_000, total / 1_000_000));
            rows = ResultRows.read(files, terminal.interactive() ? progress : ResultRows.Progress.NONE);
        } catch (IOException e) {
            throw new UnusableFileException(
                    "%s cannot be read: %s.".formatted(files.getFirst(), FileTrouble.reason(e)));
        }
        var read = rows.rows().stream().map(row -> row.place().file()).collect(Collectors.toSet());
        for (int i = 0; i < rows.files().size(); i++) {
            if (!read.contains(i)) {
                throw without(rows.files().get(i), rows.problems());
            }
        }
        rows.problems().forEach(problem -> terminal.err().println("Warning: " + OneLine.of(problem, 400)));
        return rows;
    }

    private static void check(Path file) throws UnusableFileException {
        if (!Files.exists(file)) {
            throw new UnusableFileException("There is no file " + file + ".");
        }
        if (!Files.isReadable(file)) {
            throw new UnusableFileException("You have no permission to read " + file + ".");
        }
    }

    private static UnusableFileException without(Path file, List<String> problems) {
        return problems.stream()
                .filter(problem -> problem.startsWith(file.getFileName() + ","))
                .findFirst()
                .map(problem -> new UnusableFileException("Not a result file: " + OneLine.of(problem, 300)))
                .orElseGet(() -> new UnusableFileException(file + " holds no results yet."));
    }
}
