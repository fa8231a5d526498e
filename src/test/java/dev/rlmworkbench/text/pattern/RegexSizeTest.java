package dev.rlmworkbench.text.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a short pattern may need.
class RegexSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "a{3} 3",
                "a{2,5}b 6",
                "a{7,} 7",
                "(ab){3} 9",
                "[a-z{}]{4} 4",
                "\\d{4}-\\d\\d 7",
                "a{b} 4",
                "x{ 2"
            })
    void repeatsCount(String regex, long size) {
        assertEquals(size, RegexSize.of(regex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((h{900}){900}){900}", "(\\w{1000}){1000}", "((((((a{99}){99}){99}){99}){99}){99}){99}"})
    void aPatternThatNeedsTooMuchIsASentence(String regex) {
        var refused = assertThrows(IllegalArgumentException.class, () -> TextPattern.exact("grep", regex));
        assertEquals("grep: the counts of this pattern make it too large; use smaller ones", refused.getMessage());
    }

    @Test
    void usualPatternsAreSmall() {
        assertTrue(RegexSize.of("(?i)\\b(\\w+\\s+){0,50}(\\d{4})-\\d{2}.{0,300}[A-Z]{2,30}") < 1_000);
    }
}
