package dev.rlmworkbench.result;

import dev.rlmworkbench.files.Sha256;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of a result file as a record. The older Python project wrote a subset of today's keys; what it left out
/// gets the value that its runs imply.
final class ResultLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final List<String> REQUIRED = List.of("method", "task_type", "context_length", "query", "answer");
    private static final Map<String, Object> DEFAULTS =
            Map.of("run_name", "", "usage", Map.of(), "model", Map.of(), "attempt", 1);

    private ResultLine() {}

    /// @throws IllegalArgumentException one sentence saying what is wrong with the line
    static ResultRecord parse(String line) {
        var node = object(line);
        for (var key : REQUIRED) {
            if (!node.hasNonNull(key)) {
                throw new IllegalArgumentException("it has no \"" + key + "\", so it is not a result.");
            }
        }
        DEFAULTS.forEach((key, value) -> {
            if (!node.hasNonNull(key)) {
                node.set(key, JSON.valueToTree(value));
            }
        });
        if (!node.hasNonNull("fingerprint")) {
            completeOlderLine(node);
        }
        if (node.path("error").asString("").isBlank()) {
            node.putNull("error");
        }
        completeScores(node);
        try {
            return JSON.treeToValue(node, ResultRecord.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a value has the wrong type: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode object(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not complete JSON.", e);
        }
        throw new IllegalArgumentException("it is not a JSON object.");
    }

    /// The older files count characters and have no fingerprint; theirs left out the answer, which made tasks that
    /// differ only in the hidden value collide.
    private static void completeOlderLine(ObjectNode node) {
        if (!node.hasNonNull("length_unit")) {
            node.put("length_unit", "chars");
            node.set("context_chars", node.get("context_length"));
        }
        var identity = new StringBuilder();
        for (var key : List.of("run_name", "method", "task_type", "context_length", "query", "answer")) {
            identity.append(node.get(key)).append('\n');
        }
        node.put("fingerprint", Sha256.of(identity.toString()).shortHex());
    }

    private static void completeScores(ObjectNode node) {
        var given = node.get("scores") instanceof ObjectNode scores ? scores : JSON.createObjectNode();
        var complete = given.deepCopy();
        for (var key : List.of("exact_match", "contains_answer", "numeric_match", "f1", "primary")) {
            complete.put(key, score(given.get(key)));
        }
        if (!given.hasNonNull("primary")) {
            complete.put("primary", score(given.get("contains_answer")));
        }
        node.set("scores", complete);
    }

    /// Older files hold true and false where newer ones hold 1 and 0.
    private static double score(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return 0;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a score is not a number: " + value + ".");
        }
        return value.doubleValue();
    }
}
