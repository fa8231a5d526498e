package dev.rlmworkbench.report.html;

import dev.rlmworkbench.experiment.manifest.RunManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A result file and what stands beside it.
///
/// @param manifest empty when there is none, or it cannot be read
record RunFiles(Path results, Optional<RunManifest> manifest) {

    static RunFiles of(Path results) {
        return new RunFiles(results, RunManifest.read(beside(results, ".run.json")));
    }

    String name() {
        return name(results);
    }

    Path manifestFile() {
        return beside(results, ".run.json");
    }

    /// Empty when the run kept none.
    Optional<Path> trajectories() {
        return Optional.of(beside(results, "_trajectories.jsonl")).filter(Files::isRegularFile);
    }

    private static Path beside(Path results, String ending) {
        return results.resolveSibling(name(results) + ending);
    }

    private static String name(Path results) {
        return results.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }
}
