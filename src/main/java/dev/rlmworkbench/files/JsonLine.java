package dev.rlmworkbench.files;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A line of text as a JSON object.
public final class JsonLine {

    /// Python writes NaN and Infinity, which JSON does not know; they are read so that they can be named.
    private static final JsonMapper JSON = JsonStyle.lines()
            .rebuild()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonLine() {}

    /// @throws IllegalArgumentException one sentence when it is no whole object, or holds a number that is not
    ///     finite; only damaged JSON has a cause
    public static ObjectNode object(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                if (hasNonFinite(object)) {
                    throw new IllegalArgumentException(firstNonFinite(line));
                }
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException("it is longer or nested deeper than can be read.");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not complete JSON.", e);
        }
        throw new IllegalArgumentException("it is not a JSON object.");
    }

    private static boolean hasNonFinite(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().anyMatch(JsonLine::hasNonFinite)
                : node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
    }

    /// From the line itself, where 1e999 still stands as it was written.
    private static String firstNonFinite(String line) {
        try (var in = JSON.createParser(line)) {
            for (var token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(in.getDoubleValue())) {
                    var name = in.currentName();
                    return "%s is %s, which is no finite number."
                            .formatted(name == null ? "a number of a list" : '"' + name + '"', in.getString());
                }
            }
        }
        throw new IllegalArgumentException("the line has finite numbers only");
    }

    /// Its outermost keys; of a line that is cut off, those before the cut.
    public static Set<String> keys(String line) {
        var keys = new HashSet<String>();
        try (var in = JSON.createParser(line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return keys;
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                keys.add(in.currentName());
                in.nextToken();
                in.skipChildren();
            }
        } catch (JacksonException _) {
            // what stands before the damage tells enough
        }
        return keys;
    }
}
