package dev.rlmworkbench.text.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be told of a pattern before it is used.
class RegexTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "(\\d+)\\serrors? error",
                "(?i)state=(?P<state>\\w+) state=",
                "late|early -",
                "(late)?r -",
                "ab*cde{2,3}f[g-z]hi cd",
                "[\\p{L}]foo.ba? foo",
                "\\pL+\\pN -",
                "\\Qa.b\\E -"
            })
    void everyMatchContains(String regex, String text) {
        assertEquals(text == null ? "" : text, RegexText.required(regex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((h{900}){900}){900}", "(\\w{1000}){1000}", "((((((a{99}){99}){99}){99}){99}){99}){99}"})
    void aPatternThatNeedsTooMuchIsASentence(String regex) {
        var refused = assertThrows(IllegalArgumentException.class, () -> TextPattern.exact("grep", regex));
        assertEquals("grep: the counts of this pattern make it too large; use smaller ones", refused.getMessage());
    }

    @Test
    void usualPatternsAreSmall() {
        assertFalse(RegexText.isTooLarge("(?i)\\b(\\w+\\s+){0,100}(\\d{4})-\\d{2}.{0,300}[A-Z]{2,30}"));
    }
}
