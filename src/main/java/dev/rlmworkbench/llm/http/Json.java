package dev.rlmworkbench.llm.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads fields of a server's JSON, which may be missing or of another type than promised.
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// The field's text, empty when it is missing or no string.
    public static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : "";
    }

    /// The field's number, 0 when it is missing, negative or no number.
    public static long count(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? Math.max(0, (long) value.doubleValue()) : 0;
    }

    public static int smallCount(JsonNode node, String field) {
        return (int) Math.min(Integer.MAX_VALUE, count(node, field));
    }
}
