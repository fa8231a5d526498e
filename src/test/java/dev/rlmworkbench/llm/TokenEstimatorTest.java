package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenEstimatorTest {

    @Test
    void startsFromTheCommonCountAndLearns() {
        var estimator = new TokenEstimator();
        assertEquals(1000, estimator.estimate(1000));
        assertFalse(estimator.measured());
        for (int i = 0; i < 50; i++) {
            estimator.observe(1000, 1333);
        }
        assertTrue(estimator.measured());
        assertEquals(1333, estimator.estimate(1000), 1);
    }

    @Test
    void shortTextsAndCachedPromptsTeachNothing() {
        var estimator = new TokenEstimator();
        estimator.observe(20, 13);
        estimator.observe(10_000, 40);
        estimator.observe(10_000, 0);
        assertFalse(estimator.measured());
    }

    @Test
    void aRecordedPromptIsEstimatedWithinATenth() {
        // The server of SmolLM2 counted 9,414 tokens for such a prompt; words of English are one token each in both.
        var prompt = "apple river stone cloud ".repeat(2_350);
        assertEquals(9_414, CommonTokens.of(prompt), 941);
    }
}
