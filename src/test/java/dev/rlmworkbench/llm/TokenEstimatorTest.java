package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenEstimatorTest {

    @Test
    void startsFromTheUsualRatioAndLearns() {
        var estimator = new TokenEstimator();
        assertEquals(250, estimator.estimate(1000));
        assertFalse(estimator.measured());
        for (int i = 0; i < 50; i++) {
            estimator.observe(1000, 333);
        }
        assertTrue(estimator.measured());
        assertEquals(333, estimator.estimate(1000), 1);
    }

    @Test
    void shortTextsAndCachedPromptsTeachNothing() {
        var estimator = new TokenEstimator();
        estimator.observe(20, 13);
        estimator.observe(10_000, 40);
        estimator.observe(10_000, 0);
        assertFalse(estimator.measured());
    }

    @Property
    void bytesAreThoseOfUtf8(@ForAll String text) {
        var sound = text.replaceAll("\\p{Cs}", "");
        assertEquals(sound.getBytes(StandardCharsets.UTF_8).length, TokenEstimator.bytes(sound));
    }

    @Test
    void bytesOfSurrogatePairs() {
        assertEquals(4 + 3 + 2 + 1, TokenEstimator.bytes("\uD83D\uDE00\u4E2D\u00E9e"));
    }
}
