package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive.Origin;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who wrote a file can be seen from its first line.
final class FirstLine {

    private static final int MAX_LENGTH = 64 * 1024 * 1024;
    private static final JsonMapper MAPPER = JsonStyle.lines();

    private FirstLine() {}

    static Origin originOf(Path file) throws IOException {
        var text = text(file);
        JsonNode line;
        try {
            line = MAPPER.readTree(text);
        } catch (JacksonException _) {
            throw new UnknownFormatException(file + " is no trajectory file: its first line is not JSON");
        }
        if (line.has("trajectory") && line.path("trajectory").isArray()) {
            return Origin.SEED;
        }
        var type = line.path("type").asString("");
        if (line.has("root_model") && type.equals("metadata")) {
            return Origin.RLMS;
        }
        if (line.has("fingerprint") && !type.isEmpty()) {
            return Origin.WORKBENCH;
        }
        throw new UnknownFormatException(file
                + (ResultCodec.isResult(text)
                        ? " is a result file; open the trajectories beside it (NAME_trajectories.jsonl)"
                        : " is no trajectory file of this product, of rlms or of the older Python project"));
    }

    private static String text(Path file) throws IOException {
        var line = new StringBuilder();
        try (var in = TextFile.reader(file)) {
            for (int next = in.read(); next >= 0 && line.length() < MAX_LENGTH; next = in.read()) {
                if (next != '\n') {
                    line.append((char) next);
                } else if (line.toString().isBlank()) {
                    line.setLength(0);
                } else {
                    break;
                }
            }
        }
        return line.toString();
    }
}
