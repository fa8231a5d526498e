package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultRows;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.ProgramFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The results that a word on the command line means: a file, or a run by its name.
///
/// @param experiments folder of all runs
public record NamedResults(Path experiments) {

    /// The file itself, or else the results of the run of that name, the user's before a sample of the package.
    ///
    /// A training's folder, or its name where no run has it, means what happened in it.
    public Path found(Path file) throws UnusableFileException {
        if (Files.isRegularFile(file.resolve(TrainingMetrics.FILE))) {
            return file.resolve(TrainingMetrics.FILE);
        }
        if (Files.exists(file) || file.getNameCount() > 1 || file.isAbsolute()) {
            return file;
        }
        var run = run(experiments, file);
        if (run.isPresent()) {
            return run.get();
        }
        var training = experiments.resolve("checkpoints").resolve(file).resolve(TrainingMetrics.FILE);
        if (Files.isRegularFile(training)) {
            return training;
        }
        var sample = ProgramFolder.samples().flatMap(samples -> run(samples, file));
        if (sample.isPresent()) {
            return sample.get();
        }
        throw new UnusableFileException(
                "There is no file %s here and no run of that name in %s.".formatted(file, experiments));
    }

    private static Optional<Path> run(Path folder, Path name) {
        return Stream.of(name.toString(), name + ".jsonl")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// All results of one or more files that [#found] gave, as one. A file that is still empty, as that of a shard
    /// which has no task or is at its first one, does not keep the others from being read.
    ///
    /// @param terminal shows how far the reading is, and takes a note for each file and a warning for each line
    ///                 that is left out
    public static ResultRows rows(List<Path> files, Terminal terminal) throws UnusableFileException {
        for (var file : files) {
            check(file);
        }
        ResultRows rows;
        try (var bar = new ReadingBar(terminal)) {
            rows = ResultRows.read(files, bar);
        } catch (IOException e) {
            var known = e instanceof FileSystemException ofFile ? ofFile.getFile() : null;
            var what = known != null ? known : files.size() == 1 ? files.getFirst() : "One of the files";
            throw new UnusableFileException(
                    "%s cannot be read: %s.".formatted(what, OneLine.of(FileTrouble.reason(e), 300)));
        }
        for (var source : rows.sources()) {
            if (source.results() > 0 || !rows.rows().isEmpty() && !files.contains(source.file())) {
                continue;
            }
            if (!source.problems().isEmpty()) {
                throw new UnusableFileException(
                        "Not a result file: " + OneLine.of(source.problems().getFirst(), 300));
            }
            if (rows.rows().isEmpty()) {
                throw new UnusableFileException(source.file() + " holds no results yet.");
            }
            terminal.err().println("note: %s holds no results yet".formatted(source.file()));
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
}
