package dev.rlmworkbench.benchmark.imported;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The wanted fields of one row of a data set. Every method throws an [IllegalArgumentException] with one sentence that
/// names the field when its value cannot be used.
record Row(Map<String, JsonNode> fields) {

    /// Not blank.
    String text(String field) {
        var text = textOrNull(field);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("\"%s\" is missing or blank".formatted(field));
        }
        return text;
    }

    /// Null where it is missing.
    @Nullable
    String textOrNull(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(field, value, "a text");
        }
        return value.asString();
    }

    /// A text or a whole number; null where it is missing or anything else.
    @Nullable
    String anyOrNull(String field) {
        var value = value(field);
        return value != null && (value.isString() || value.isIntegralNumber()) ? value.asString() : null;
    }

    /// At least one text; one that stands alone is a list of one. Numbers count as texts.
    List<String> texts(String field) {
        var value = value(field);
        var items =
                value == null ? List.<JsonNode>of() : value.isArray() ? List.copyOf(value.values()) : List.of(value);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("\"%s\" is missing or empty".formatted(field));
        }
        return items.stream().map(item -> item(field, item)).toList();
    }

    /// Empty where it is missing or no whole number.
    OptionalLong whole(String field) {
        var value = value(field);
        return value == null || !value.isIntegralNumber() || !value.canConvertToLong()
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValue());
    }

    private static String item(String field, JsonNode item) {
        boolean number = item.isNumber() && Double.isFinite(item.doubleValue());
        if (!item.isString() && !number || item.asString().isBlank()) {
            throw wrong(field, item, "a list of texts");
        }
        return item.asString();
    }

    private @Nullable JsonNode value(String field) {
        var value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static IllegalArgumentException wrong(String field, JsonNode value, String wanted) {
        var shown = value.toString();
        return new IllegalArgumentException("\"%s\" is %s, not %s"
                .formatted(field, shown.length() > 60 ? shown.substring(0, 60) + "..." : shown, wanted));
    }
}
