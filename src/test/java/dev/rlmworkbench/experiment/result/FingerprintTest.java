package dev.rlmworkbench.experiment.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rlmworkbench.files.CanonicalJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void itIsTheSameOnEveryMachineAndInEveryVersion() {
        var fingerprint = Fingerprint.of(
                "niah",
                Map.of("context_length", 4000, "seed", 42L, "depth_percent", 10),
                "rlm",
                Map.of("temperature", 0.0, "models", List.of("a", "b"), "think", false));
        // sha256 of {"identity":{"models":["a","b"],"temperature":0,"think":false},"method":"rlm",
        // "task":{"context_length":4000,"depth_percent":10,"seed":42},"task_type":"niah"}
        assertEquals("3f388e0eb3703bf3", fingerprint);
    }

    @Test
    void numbersCountByValueAndNotByType() {
        assertEquals(
                "{\"a\":1,\"b\":0,\"c\":0.7,\"d\":100000000000}",
                CanonicalJson.write(Map.of("a", 1.0, "b", -0.0, "c", 0.7, "d", 1e11)));
        assertEquals(Fingerprint.of(Map.of("x", 1)), Fingerprint.of(Map.of("x", 1L)));
        assertNotEquals(Fingerprint.of(Map.of("x", 1)), Fingerprint.of(Map.of("x", "1")));
    }

    @Test
    void otherThingsThanDataAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(Map.of("x", new Object())));
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(Map.of("x", Double.NaN)));
    }

    @Property(tries = 200)
    void theOrderOfKeysDoesNotMatter(@ForAll("values") Map<String, Object> values, @ForAll long seed) {
        assertEquals(Fingerprint.of(values), Fingerprint.of(shuffled(values, new Random(seed))));
    }

    @Property(tries = 200)
    void everyFieldMatters(@ForAll("values") Map<String, Object> values) {
        var original = Fingerprint.of(values);
        for (var key : values.keySet()) {
            var without = new HashMap<>(values);
            without.remove(key);
            assertNotEquals(original, Fingerprint.of(without), "without " + key);
            var changed = new HashMap<>(values);
            changed.put(key, listOf(values.get(key), "more"));
            assertNotEquals(original, Fingerprint.of(changed), "with another " + key);
        }
        var added = new HashMap<>(values);
        added.put("another key", null);
        assertNotEquals(original, Fingerprint.of(added));
    }

    private static List<Object> listOf(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> shuffled(Map<String, Object> values, Random random) {
        var keys = new ArrayList<>(values.keySet());
        Collections.shuffle(keys, random);
        var result = new LinkedHashMap<String, Object>();
        for (var key : keys) {
            var value = values.get(key);
            result.put(key, value instanceof Map<?, ?> map ? shuffled((Map<String, Object>) map, random) : value);
        }
        return result;
    }

    @Provide
    Arbitrary<Map<String, Object>> values() {
        return maps(leaf().map(v -> v), 6)
                .flatMap(inner -> maps(Arbitraries.oneOf(leaf(), Arbitraries.just(inner)), 8));
    }

    private static Arbitrary<Object> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(v -> v),
                Arbitraries.longs().map(v -> v),
                Arbitraries.doubles().map(v -> v),
                Arbitraries.of(true, false).map(v -> v));
    }

    private static Arbitrary<Map<String, Object>> maps(Arbitrary<Object> values, int size) {
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), values)
                .ofMaxSize(size);
    }
}
