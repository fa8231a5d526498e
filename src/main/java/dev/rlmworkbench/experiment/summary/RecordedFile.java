package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a file that somebody opens holds, by its beginning.
public enum RecordedFile {
    RESULTS,
    /// Ours, or one of another program's logs.
    TRAJECTORY,
    SPEC;

    private static final int BEGINNING = 1 << 20;

    /// @throws IllegalArgumentException one sentence when it is none of these
    public static RecordedFile of(Path file) {
        try {
            var text = beginning(file).strip();
            var line = text.lines().findFirst().orElse("");
            if (ResultCodec.isResult(line)) {
                return RESULTS;
            }
            if (TrajectoryArchive.isOne(file)) {
                return TRAJECTORY;
            }
            return ofJson(json(text).or(() -> json(line)), file);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private static String beginning(Path file) throws IOException {
        try (var in = TextFile.reader(file)) {
            var chars = new char[BEGINNING];
            int length = 0;
            for (int read = 0; read >= 0 && length < BEGINNING; read = in.read(chars, length, BEGINNING - length)) {
                length += read;
            }
            return new String(chars, 0, length);
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JsonStyle.lines().readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static RecordedFile ofJson(Optional<JsonNode> json, Path file) {
        return json.filter(JsonNode::isContainer)
                .map(node -> node.has("benchmarks") || node.has("spec") ? SPEC : TRAJECTORY)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is neither a result file nor a trajectory nor a spec; they are JSON or JSON lines"
                                .formatted(file)));
    }
}
