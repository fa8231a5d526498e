package dev.rlmworkbench.benchmark.mixed.ledger;

import java.time.LocalDateTime;
import java.util.Map;

/// One entry of a ledger.
///
/// @param ref unique in the text
record Entry(LocalDateTime when, String ref, Map<Field, String> values, int amount) {

    String get(Field field) {
        return values.getOrDefault(field, "");
    }

    boolean matches(Map<Field, String> wanted) {
        return wanted.entrySet().stream().allMatch(one -> get(one.getKey()).equals(one.getValue()));
    }
}
