package dev.rlmworkbench.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that runs and questions leave behind, told by their names: they hold right answers and grow while a run
/// goes on, so that they are no part of a text that is asked about.
public final class RunRecords {

    private static final String RESULTS = ".jsonl";
    private static final List<String> OF_RUNS = List.of(".run.json", "_trajectories.jsonl");

    private RunRecords() {}

    /// Whether the file is a run's manifest, its steps or its results.
    public static boolean isOne(Path file) {
        var name = file.getFileName().toString();
        if (OF_RUNS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        var run = name.substring(0, Math.max(0, name.length() - RESULTS.length()));
        return name.endsWith(RESULTS)
                && OF_RUNS.stream().anyMatch(ending -> Files.exists(file.resolveSibling(run + ending)));
    }

    /// Whether a folder is one that runs are kept in, with their reports and figures.
    public static boolean areIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(
                    file -> OF_RUNS.stream().anyMatch(file.getFileName().toString()::endsWith));
        } catch (IOException | UncheckedIOException _) {
            // who reads the folder tells that it may not be read
            return false;
        }
    }
}
