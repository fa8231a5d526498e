package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.AtomicFolder;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.files.LockHeldException;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The files of one training, `experiments/checkpoints/NAME`.
public record TrainingFolder(Path path) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final String SPEC = "training.json";
    private static final String DATA = "dataset.sha256";

    /// @param experiments where results are
    /// @throws IllegalArgumentException one sentence when the name cannot be one of a folder
    public static TrainingFolder of(Path experiments, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "The name of a training has letters, digits, dots, dashes and underscores, not '%s'."
                            .formatted(name));
        }
        return new TrainingFolder(experiments.resolve("checkpoints").resolve(name));
    }

    /// Those that were begun, the one that last did something first.
    ///
    /// @param experiments where results are
    /// @throws IOException when the folder cannot be read
    public static List<TrainingFolder> all(Path experiments) throws IOException {
        var checkpoints = experiments.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        record Found(TrainingFolder training, FileTime changed) {}
        var found = new ArrayList<Found>();
        try (var folders = Files.list(checkpoints)) {
            for (var training : folders.map(TrainingFolder::new)
                    .filter(TrainingFolder::isBegun)
                    .toList()) {
                var newest = Files.exists(training.metrics())
                        ? training.metrics()
                        : training.path().resolve(SPEC);
                found.add(new Found(training, Files.getLastModifiedTime(newest)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::changed).reversed())
                .map(Found::training)
                .toList();
    }

    public String name() {
        return path.getFileName().toString();
    }

    /// Whether a training was begun here.
    public boolean isBegun() {
        return Files.exists(path.resolve(SPEC));
    }

    /// @throws TrainingException in one sentence when it is not there or cannot be used
    public TrainingSpec spec() {
        var file = path.resolve(SPEC);
        if (!Files.exists(file)) {
            throw new TrainingException("There is no training %s: %s is missing.".formatted(name(), file));
        }
        try {
            return JsonStyle.lines().readValue(TextFile.read(file), TrainingSpec.class);
        } catch (JacksonException e) {
            throw new TrainingException("%s cannot be used: %s.".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new TrainingException("%s cannot be read: %s.".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    /// SHA-256 of the data set that it was begun with, empty in folders of earlier versions.
    ///
    /// @throws TrainingException in one sentence when it cannot be read
    public Optional<String> data() {
        var file = path.resolve(DATA);
        try {
            return Files.exists(file) ? Optional.of(TextFile.read(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new TrainingException("%s cannot be read: %s.".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    /// @param data SHA-256 of the data set
    /// @throws TrainingException in one sentence when it cannot be written
    public void begin(TrainingSpec spec, String data) {
        write(path.resolve(DATA), data);
        begin(spec);
    }

    /// The same with whatever the data set will be when it is read.
    public void begin(TrainingSpec spec) {
        write(path.resolve(SPEC), JsonStyle.indented().writeValueAsString(spec));
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text + "\n");
        } catch (IOException e) {
            throw new TrainingException("%s cannot be written: %s.".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    /// Bytes of all its files.
    ///
    /// @throws IOException when they cannot be looked at
    public long bytes() throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(TrainingFolder::size)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0; // a job that runs removes old checkpoints
        }
    }

    /// With all that it learned.
    ///
    /// @throws TrainingException in one sentence when it runs or cannot be removed
    public void delete() {
        try {
            LockFile.take(lock()).close();
            AtomicFolder.remove(path);
        } catch (LockHeldException e) {
            throw new TrainingException("The training %s runs; stop it first.".formatted(name()), e);
        } catch (IOException e) {
            throw new TrainingException(
                    "The training's folder %s cannot be removed: %s.".formatted(path, FileTrouble.reason(e)), e);
        }
    }

    public Path metrics() {
        return path.resolve(TrainingMetrics.FILE);
    }

    /// What the process said that is no event.
    public Path log() {
        return path.resolve("job.log");
    }

    Path lock() {
        return path.resolve(".lock");
    }

    Path sign() {
        return path.resolve("job.json");
    }

    Path control() {
        return path.resolve("control");
    }
}
