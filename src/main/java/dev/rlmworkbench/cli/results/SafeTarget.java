package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where a command writes, refused where results or steps would be lost.
record SafeTarget(Path file) {

    /// Endings of results, steps and tasks, of what a run or a data set was made with.
    private static final List<String> KEPT = List.of(".jsonl", ".run.json", ".build.json");

    /// For what takes the place of an old file of its kind without a question, such as a table.
    ///
    /// @param inputs that the command reads
    void check(List<Path> inputs) throws UnusableFileException {
        refuseInput(inputs, "to read");
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (KEPT.stream().anyMatch(name::endsWith) && Files.exists(file)) {
            throw new UnusableFileException(
                    file + " is there already and may hold results or steps; name another file with --out.");
        }
    }

    /// @param what is done with the inputs, such as "to merge"
    void refuseInput(List<Path> inputs, String what) throws UnusableFileException {
        for (var input : inputs) {
            try {
                if (new OutputFile(file).isSame(input)) {
                    throw new UnusableFileException(
                            "%s is one of the files %s; name another one with --out.".formatted(file, what));
                }
            } catch (IOException e) {
                throw new UnusableFileException("%s cannot be read: %s.".formatted(input, FileTrouble.reason(e)));
            }
        }
    }
}
