package dev.rlmworkbench.result.training;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The events of one training, as its file `metrics.jsonl` holds them: one JSON object a line, `type` (the event's name
/// in snake_case) and its fields.
///
/// @param events   in the order in which they happened
/// @param problems a sentence for each line that was left out
public record TrainingMetrics(List<TrainingEvent> events, List<String> problems) {

    public static final String FILE = "metrics.jsonl";

    private static final JsonMapper MAPPER = JsonStyle.lines();
    private static final Map<String, Class<?>> TYPES = Stream.of(TrainingEvent.class.getPermittedSubclasses())
            .filter(Class::isRecord)
            .collect(Collectors.toMap(TrainingMetrics::typeName, Function.identity()));

    public TrainingMetrics {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /// @param file `metrics.jsonl`
    /// @throws IOException when it cannot be read
    public static TrainingMetrics read(Path file) throws IOException {
        var events = new ArrayList<TrainingEvent>();
        var problems = new ArrayList<String>();
        new MetricsReader(file).readToEnd(events::add, problems::add);
        return new TrainingMetrics(events, problems);
    }

    /// Whether a file is one of a training, by what its first line says.
    ///
    /// @throws IOException when it cannot be read
    public static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = TextFile.reader(file)) {
            var line = in.readLine();
            return line != null
                    && MAPPER.readTree(line) instanceof ObjectNode first
                    && TYPES.containsKey(first.path("type").asString(""))
                    && first.has("at");
        } catch (JacksonException _) {
            return false;
        }
    }

    /// @return empty for a type that this version does not know
    /// @throws tools.jackson.core.JacksonException when a field is not what the type says
    public static Optional<TrainingEvent> event(ObjectNode line) {
        return Optional.ofNullable(TYPES.get(line.path("type").asString("")))
                .map(type -> (TrainingEvent) MAPPER.treeToValue(line, type));
    }

    /// @return one line, without a line break
    public static String line(TrainingEvent event) {
        var line = MAPPER.createObjectNode();
        line.put("type", typeName(event.getClass()));
        ObjectNode fields = MAPPER.valueToTree(event);
        line.setAll(fields);
        return MAPPER.writeValueAsString(line);
    }

    /// The steps that count: those that a resumed training made again stand here once.
    public List<TrainingEvent.Step> steps() {
        var steps = new ArrayList<TrainingEvent.Step>();
        for (var event : events) {
            if (event instanceof TrainingEvent.Resumed resumed) {
                removeBehind(steps, resumed.step());
            } else if (event instanceof TrainingEvent.Step step) {
                steps.add(step);
            }
        }
        return steps;
    }

    /// @param steps ascending
    private static void removeBehind(List<TrainingEvent.Step> steps, int last) {
        while (!steps.isEmpty() && steps.getLast().step() > last) {
            steps.removeLast();
        }
    }

    private static String typeName(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
