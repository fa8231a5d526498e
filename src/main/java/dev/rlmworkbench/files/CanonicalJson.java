package dev.rlmworkbench.files;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One text for equal values: sorted keys, no spaces, and a number has one form whatever its type (1, 1L and 1.0 are
/// `1`).
public final class CanonicalJson {

    private static final JsonMapper QUOTER = JsonMapper.shared();

    private CanonicalJson() {}

    public static String write(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> QUOTER.writeValueAsString(text);
            case Boolean bool -> bool.toString();
            case Number number -> number(number);
            case Map<?, ?> map -> object(map);
            case Iterable<?> list ->
                StreamSupport.stream(list.spliterator(), false)
                        .map(CanonicalJson::write)
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                throw new IllegalArgumentException(
                        "a fingerprint is made of strings, numbers, booleans, lists and maps," + " not of "
                                + value.getClass().getName());
        };
    }

    private static String number(Number number) {
        try {
            var decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a fingerprint cannot hold the number " + number, e);
        }
    }

    private static String object(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        return sorted.entrySet().stream()
                .map(e -> QUOTER.writeValueAsString(e.getKey()) + ":" + write(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
