package dev.rlmworkbench.transformer.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SamplerTest {

    /// Probabilities 0.5, 0.25, 0.125, 0.0625 ... in shuffled places.
    private static float[] logits() {
        var logits = new float[8];
        for (int i = 0; i < 8; i++) {
            logits[i * 5 % 8] = (float) (-i * Math.log(2));
        }
        return logits;
    }

    private static Set<Integer> drawn(SamplingOptions options, int draws) {
        var sampler = new Sampler(options, new long[0]);
        var seen = new TreeSet<Integer>();
        for (int i = 0; i < draws; i++) {
            seen.add(sampler.next(logits()));
        }
        return seen;
    }

    @Test
    void greedyTakesTheLikeliest() {
        assertEquals(Set.of(0), drawn(SamplingOptions.GREEDY, 5));
    }

    @Test
    void eachLimitKeepsOnlyTheLikeliest() {
        assertEquals(Set.of(0, 5, 2, 7, 4, 1, 6, 3), drawn(new SamplingOptions(1, 0, 1, 0, 1, 1), 5000));
        assertEquals(Set.of(0, 5), drawn(new SamplingOptions(1, 2, 1, 0, 1, 1), 2000));
        assertEquals(Set.of(0, 5, 2), drawn(new SamplingOptions(1, 0, 0.8, 0, 1, 1), 2000));
        assertEquals(Set.of(0, 5), drawn(new SamplingOptions(1, 0, 1, 0.4, 1, 1), 2000));
    }

    @Test
    void drawsFollowTheProbabilities() {
        var sampler = new Sampler(new SamplingOptions(1, 0, 1, 0, 1, 42), new long[0]);
        var counts = new int[8];
        for (int i = 0; i < 20_000; i++) {
            counts[sampler.next(logits())]++;
        }
        assertEquals(0.502, counts[0] / 20_000.0, 0.015);
        assertEquals(0.251, counts[5] / 20_000.0, 0.015);
    }

    @Test
    void sameSeedSameDraws() {
        var options = new SamplingOptions(0.8, 0, 0.95, 0, 1, 7);
        var a = new Sampler(options, new long[0]);
        var b = new Sampler(options, new long[0]);
        var first = new int[50];
        var second = new int[50];
        for (int i = 0; i < 50; i++) {
            first[i] = a.next(logits());
            second[i] = b.next(logits());
        }
        assertArrayEquals(first, second);
        assertTrue(java.util.Arrays.stream(first).distinct().count() > 1);
    }

    @Test
    void penaltyMovesAwayFromWhatWasThere() {
        var sampler = new Sampler(new SamplingOptions(0, 0, 1, 0, 1.5, 0), new long[] {0});
        var logits = new float[] {3, 2.5f, -1};
        assertEquals(1, sampler.next(logits), "3 / 1.5 is less than 2.5");
    }
}
