package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultFile;
import dev.rlmworkbench.result.ResultReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

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
}
