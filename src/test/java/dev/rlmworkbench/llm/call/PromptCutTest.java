package dev.rlmworkbench.llm.call;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PromptCutTest {

    private static final boolean MEASURED = true;
    private static final boolean GUESSED = false;

    @Test
    void readWhole() {
        assertNull(PromptCut.check(8192, 7000, MEASURED, 6900, 500));
        assertNull(PromptCut.check(8192, 7000, GUESSED, 5200, 500));
    }

    @Test
    void smallCountOfAPromptThatFitsIsACachedOne() {
        assertNull(PromptCut.check(8192, 7000, MEASURED, 12, 500));
        assertNull(PromptCut.check(8192, 7000, MEASURED, 0, 500));
    }

    @Test
    void estimateSomewhatTooHighIsNoAlarm() {
        assertNull(PromptCut.check(8192, 8900, MEASURED, 7000, 100));
        assertNull(PromptCut.check(8192, 9000, GUESSED, 5000, 100));
    }

    @Test
    void windowFilledToTheLastToken() {
        assertNotNull(PromptCut.check(1024, 900, GUESSED, 1024, 0));
    }

    @Test
    void farFewerThanExpectedOfAPromptThatDoesNotFit() {
        assertNotNull(PromptCut.check(1024, 9414, MEASURED, 915, 16));
        assertNotNull(PromptCut.check(1024, 1400, MEASURED, 512, 16));
        assertNotNull(PromptCut.check(1024, 9414, GUESSED, 0, 16));
    }

    @Test
    void answerBeyondTheWindow() {
        assertNotNull(PromptCut.check(128, 20, GUESSED, 20, 277));
    }

    /// Ollama 0.12.6 told to stop at the end of the window reports this.
    @Test
    void answerThatEndsWithTheWindowDropsNothing() {
        assertNull(PromptCut.check(64, 11, GUESSED, 18, 47));
    }

    @Test
    void withoutAWindowOnlyAMeasuredRatioTells() {
        assertNull(PromptCut.check(0, 9000, GUESSED, 4096, 10));
        assertNull(PromptCut.check(0, 9000, MEASURED, 8000, 10));
        assertNull(PromptCut.check(0, 9000, MEASURED, 0, 10));
        assertNotNull(PromptCut.check(0, 9000, MEASURED, 4096, 10));
    }

    /// A short sub-call is counted with or without its template.
    @Test
    void fewTokensLessOfATinyPromptAreNoCut() {
        assertNull(PromptCut.check(0, 4, MEASURED, 3, 1));
        assertNull(PromptCut.check(0, 4, MEASURED, 1, 1));
        assertNull(PromptCut.check(0, 40, MEASURED, 12, 1));
        assertNull(PromptCut.check(0, 130, MEASURED, 60, 1));
        assertNotNull(PromptCut.check(0, 900, MEASURED, 300, 1));
    }
}
