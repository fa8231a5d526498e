package dev.rlmworkbench.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads files with one JSON object a line. A damaged line never ends the reading: it is skipped and reported.
public final class JsonLines {

    private static final JsonMapper MAPPER = JsonStyle.lines();

    private JsonLines() {}

    /// Hands every whole line to the consumer, in order.
    ///
    /// @return a sentence for each line that was left out; empty when the file is sound
    /// @throws IOException when the file cannot be read at all
    public static List<String> read(Path file, Consumer<ObjectNode> consumer) throws IOException {
        var problems = new ArrayList<String>();
        try (var reader = TextFile.reader(file)) {
            int number = 0;
            var line = reader.readLine();
            while (line != null) {
                number++;
                var next = reader.readLine();
                readLine(file, number, line, next == null, consumer, problems::add);
                line = next;
            }
        }
        return problems;
    }

    /// Hands one line to the consumer, unless it is blank.
    ///
    /// @param number   of the line, from 1
    /// @param last     whether nothing follows it, so that it may be half-written
    /// @param problems gets a sentence when it is left out
    public static void readLine(
            Path file,
            long number,
            String line,
            boolean last,
            Consumer<ObjectNode> consumer,
            Consumer<String> problems) {
        if (line.isBlank()) {
            return;
        }
        ObjectNode object;
        try {
            object = JsonLine.object(line);
        } catch (IllegalArgumentException e) {
            problems.accept(
                    e.getCause() == null
                            ? "%s line %d: left out: %s".formatted(file, number, e.getMessage())
                            : damage(file, number, last));
            return;
        }
        try {
            consumer.accept(object);
        } catch (JacksonException _) {
            problems.accept(damage(file, number, last));
        }
    }

    private static String damage(Path file, long number, boolean last) {
        return last
                ? "%s ends in a half-written line (%d); left out".formatted(file, number)
                : "%s line %d is damaged; left out".formatted(file, number);
    }

    /// Whether it is a JSON object, and not half of one.
    public static boolean isWhole(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return node.isObject();
        } catch (JacksonException _) {
            return false;
        }
    }
}
