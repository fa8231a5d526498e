package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// What a file that somebody opens holds, by its beginning.
public enum RecordedFile {
    RESULTS,
    /// Ours, or one of another program's logs.
    TRAJECTORY,
    SPEC;

    private static final int BEGINNING = 1 << 20;

    /// @throws IllegalArgumentException one sentence when it is none of these
    public static RecordedFile of(Path file) {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).strip();
            var line = text.lines().findFirst().orElse("");
            if (ResultCodec.isResult(line)) {
                return RESULTS;
            }
            if (line.contains("\"type\"") || TrajectoryArchive.isOne(file)) {
                return TRAJECTORY;
            }
            return ofWhole(text, file);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private static RecordedFile ofWhole(String text, Path file) {
        try {
            var json = JsonStyle.lines().readTree(text);
            if (json.has("benchmarks") || json.has("spec")) {
                return SPEC;
            }
            if (json.isObject() || json.isArray()) {
                return TRAJECTORY;
            }
        } catch (JacksonException _) {
            // said below, for the user
        }
        throw new IllegalArgumentException(
                "%s is neither a result file nor a trajectory nor a spec; they are JSON or JSON lines".formatted(file));
    }
}
