package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.files.JsonStyle;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events as JSON objects: `type` (the event's name in snake_case), its place in the call tree, then its own fields.
public final class EventJson {

    private static final JsonMapper MAPPER = JsonStyle.lines();
    private static final Map<String, Class<?>> TYPES = types();

    private EventJson() {}

    /// One line, without a line break.
    public static String write(EventEntry entry) {
        var line = MAPPER.createObjectNode();
        line.put("type", typeName(entry.event().getClass()));
        line.put("fingerprint", entry.fingerprint());
        line.put("call", entry.call());
        line.put("parent", entry.parent());
        line.put("depth", entry.depth());
        line.put("at", entry.at().toString());
        ObjectNode fields = MAPPER.valueToTree(entry.event());
        line.setAll(fields);
        return MAPPER.writeValueAsString(line);
    }

    /// @return empty for a type that this version does not know
    /// @throws tools.jackson.core.JacksonException when a field is not what the type says
    /// @throws java.time.DateTimeException         when `at` is no time
    public static Optional<EventEntry> read(ObjectNode line) {
        var type = TYPES.get(line.path("type").asString(""));
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of(new EventEntry(
                line.path("fingerprint").asString(""),
                line.path("call").asString("0"),
                text(line.get("parent")),
                line.path("depth").asInt(0),
                Instant.parse(line.path("at").asString("")),
                (RunEvent) MAPPER.treeToValue(line, type)));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = Stream.of(RunEvent.class.getPermittedSubclasses())
                .collect(Collectors.toMap(EventJson::typeName, Function.identity()));
        types.put("model_call_finished", RunEvent.Generation.class); // its name in older files
        return Map.copyOf(types);
    }

    private static String typeName(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
