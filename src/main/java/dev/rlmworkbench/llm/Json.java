package dev.rlmworkbench.llm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads fields of a server's JSON, which may be missing or of another type than promised.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// The field's text, empty when it is missing or no string.
    static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : "";
    }

    /// The field's number, 0 when it is missing, negative or no number.
    static long count(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? Math.max(0, (long) value.doubleValue()) : 0;
    }

    static int smallCount(JsonNode node, String field) {
        return (int) Math.min(Integer.MAX_VALUE, count(node, field));
    }
}
