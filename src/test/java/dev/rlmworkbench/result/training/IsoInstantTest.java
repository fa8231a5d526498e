package dev.rlmworkbench.result.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

    @Test
    void everyTimeIsReadAsJavaWritesIt() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var at = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L),
                    new int[] {0, 500_000_000, 123_000, 7, random.nextInt(1_000_000_000)}[i % 5]);
            assertEquals(at, IsoInstant.of(at.toString()));
        }
        assertEquals(Instant.MAX, IsoInstant.of(Instant.MAX.toString()));
        assertEquals(Instant.parse("2026-01-02T03:04:05.1Z"), IsoInstant.of("2026-01-02T03:04:05.1Z"));
        assertEquals(Instant.parse("2026-01-02T05:04:05+02:00"), IsoInstant.of("2026-01-02T05:04:05+02:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-02",
                "2026-13-02T03:04:05Z",
                "2026-01-02T25:04:05Z",
                "2026-01-02 03:04:05Z",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04:05.0000000001Z",
                "2026-0x-02T03:04:05Z"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThrows(DateTimeException.class, () -> IsoInstant.of(text));
    }
}
