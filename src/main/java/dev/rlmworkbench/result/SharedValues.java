package dev.rlmworkbench.result;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Equal values as one object, for rows by the million. Thread-safe.
final class SharedValues {

    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /// @param <T> a type whose values equal none of another type
    @SuppressWarnings("unchecked")
    <T> T shared(T value) {
        var known = values.get(value);
        if (known == null) {
            known = values.putIfAbsent(value, value);
        }
        return known == null ? value : (T) known;
    }
}
