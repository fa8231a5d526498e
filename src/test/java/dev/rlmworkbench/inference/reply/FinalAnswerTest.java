package dev.rlmworkbench.inference.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which models write, and seem to write, a final answer in text.
class FinalAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FINAL(42)|42
            FINAL("the east wing")|the east wing
            FINAL('it''s here')|'it''s here'
            FINAL("f(x) = (a + b)")|f(x) = (a + b)
            FINAL(f(x) = (a + b) * 2)|f(x) = (a + b) * 2
            FINAL ("spaced")|spaced
              FINAL("indented")|indented
            **FINAL("bold")**|bold
            FINAL("full stop").|full stop
            FINAL("semicolon");|semicolon
            FINAL(`code`)|code
            FINAL("say \\"hi\\"")|say "hi"
            FINAL("C:\\dir")|C:\\dir
            FINAL("1, 2", "3")|"1, 2", "3"
            FINAL(Anna's cat)|Anna's cat
            FINAL()|~~
            """)
    void takesTheContentOfTheOuterParentheses(String written, String expected) {
        assertEquals(expected, FinalAnswer.in(written).orElseThrow().text());
    }

    @Test
    void contentMayRunOverLines() {
        var answer = FinalAnswer.in("Done.\nFINAL(\"\"\"first line\nsecond (line)\"\"\")\n")
                .orElseThrow();
        assertEquals("first line\nsecond (line)", answer.text());
    }

    @Test
    void theLastOfSeveralCounts() {
        assertEquals(
                "b",
                FinalAnswer.in("FINAL(\"a\")\nNo, wait.\nFINAL(\"b\")")
                        .orElseThrow()
                        .text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When you are done call FINAL(\"x\").",
                "I will use `FINAL(\"x\")` later",
                "\"FINAL(1)\" ends it",
                "> FINAL(1)",
                "// FINAL(\"x\")",
                "# FINAL(\"x\")",
                "- FINAL(\"x\") when done",
                "FINAL(\"never closed",
                "FINALLY(1)",
                "FINAL_ANSWER(1)",
                "FINAL(\"x\") is what I would say if",
                "final(1)",
                "print(FINAL(1))"
            })
    void whatOnlyMentionsItIsNoAnswer(String text) {
        assertTrue(FinalAnswer.in(text).isEmpty(), text);
    }

    @Test
    void namesAVariableWithAndWithoutQuotes() {
        for (var written : new String[] {"FINAL_VAR(result)", "FINAL_VAR(\"result\")", "FINAL_VAR('result')"}) {
            var answer = FinalAnswer.in(written).orElseThrow();
            assertTrue(answer.variable());
            assertEquals("result", answer.name().orElseThrow());
        }
    }

    @Property
    void anyQuotedTextComesBackAsItWas(@ForAll String text) {
        var escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        assertEquals(
                text.strip(),
                FinalAnswer.in("FINAL(\"" + escaped + "\")").orElseThrow().text());
    }
}
