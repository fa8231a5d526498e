package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The user's own presets: one spec file each, so that `run` can use them too.
final class Presets {

    private static final String ENDING = ".json";

    private final Path folder;
    private final Benchmarks benchmarks;

    /// @param benchmarks that a preset can name
    Presets(Path folder, Benchmarks benchmarks) {
        this.folder = folder;
        this.benchmarks = benchmarks;
    }

    /// @throws IOException when the folder cannot be read
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        }
    }

    /// @throws IllegalArgumentException one sentence when the file is missing or damaged
    ExperimentSpec read(String name) {
        return SpecFile.read(file(name), benchmarks);
    }

    /// @throws IllegalArgumentException when the name cannot be a file's
    /// @throws IOException              when it cannot be written
    void save(String name, ExperimentSpec spec) throws IOException {
        SpecFile.write(spec, file(name));
    }

    /// @throws IOException when there is one of the new name, or the folder cannot be written to
    void rename(String name, String next) throws IOException {
        Files.move(file(name), file(next));
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) {
        // the same letters as a run's name
        return folder.resolve(new RunName(folder, name).name() + ENDING);
    }
}
