package dev.rlmworkbench.result;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The values of one JSON object, taken out one by one; what is left over at the end, nobody knew. A missing key and
/// null are the same. Numbers and words may stand in the place of each other where they mean the same, as in files of
/// other programs.
///
/// Every method throws an [IllegalArgumentException] with one sentence when a value has the wrong type.
final class Fields {

    private final ObjectNode left;

    /// @param object is emptied
    Fields(ObjectNode object) {
        this.left = object;
    }

    private @Nullable JsonNode take(String key) {
        var value = left.remove(key);
        return value == null || value.isNull() ? null : value;
    }

    /// The keys that were not taken, in their order.
    Map<String, JsonNode> rest() {
        var rest = new LinkedHashMap<String, JsonNode>();
        left.forEachEntry(rest::put);
        return rest;
    }

    @Nullable
    Fields object(String key) {
        var value = take(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Fields(object);
        }
        throw wrong(key, value, "an object");
    }

    boolean isText(String key) {
        return left.path(key).isString();
    }

    @Nullable
    String text(String key) {
        var value = take(key);
        if (value == null) {
            return null;
        }
        if (value.isContainer()) {
            throw wrong(key, value, "a text");
        }
        return value.asString();
    }

    String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    /// A fraction is cut off.
    long whole(String key, long otherwise) {
        var value = take(key);
        if (value == null) {
            return otherwise;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isFloatingPointNumber() && Math.abs(value.doubleValue()) < Long.MAX_VALUE) {
            return (long) value.doubleValue();
        }
        try {
            return Long.parseLong(value.asString("").strip());
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /// @throws IllegalArgumentException also when it is negative
    long amount(String key, long otherwise) {
        long value = whole(key, otherwise);
        if (value < 0) {
            throw negative(key, Long.toString(value));
        }
        return value;
    }

    /// @throws IllegalArgumentException also when it is negative
    int integer(String key, int otherwise) {
        long value = amount(key, otherwise);
        if (value != (int) value) {
            throw new IllegalArgumentException("\"%s\" is %d, which is too large.".formatted(key, value));
        }
        return (int) value;
    }

    @Nullable
    Integer integer(String key) {
        if (left.hasNonNull(key)) {
            return integer(key, 0);
        }
        left.remove(key);
        return null;
    }

    /// 0 where it is missing.
    ///
    /// @throws IllegalArgumentException also when it is negative or not finite
    double number(String key) {
        var value = take(key);
        if (value == null) {
            return 0;
        }
        double number = finite(key, value);
        if (number < 0) {
            throw negative(key, value.asString());
        }
        return number;
    }

    private static double finite(String key, JsonNode value) {
        double number;
        try {
            number = new BigDecimal(value.asString("").strip()).doubleValue();
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a number");
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("\"%s\" is %s, which is no finite number.".formatted(key, value));
        }
        return number;
    }

    /// Older files hold true and false where newer ones hold 1 and 0.
    ///
    /// @throws IllegalArgumentException also when it is not between 0 and 1
    double score(String key, double otherwise) {
        var value = take(key);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a score is not a number: " + value + ".");
        }
        double score = finite(key, value);
        if (score < 0 || score > 1) {
            throw new IllegalArgumentException("\"%s\" is %s, not a score between 0 and 1.".formatted(key, value));
        }
        return score;
    }

    /// False where it is missing.
    boolean flag(String key) {
        var value = take(key);
        if (value == null) {
            return false;
        }
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().signum() != 0;
        }
        return switch (value.asString("").strip()) {
            case "true", "True" -> true;
            case "false", "False", "" -> false;
            default -> throw wrong(key, value, "true or false");
        };
    }

    @Nullable
    Instant instant(String key) {
        var text = text(key);
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a value has the wrong type: \"%s\" is \"%s\", not a time.".formatted(key, text), e);
        }
    }

    private static IllegalArgumentException negative(String key, String value) {
        return new IllegalArgumentException("\"%s\" is %s, which cannot be negative.".formatted(key, value));
    }

    private static IllegalArgumentException wrong(String key, JsonNode value, String wanted) {
        return new IllegalArgumentException(
                "a value has the wrong type: \"%s\" is %s, not %s.".formatted(key, value, wanted));
    }
}
