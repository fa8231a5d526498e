package dev.rlmworkbench.ui.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangedLinesTest {

    private static String shown(String before, String after) {
        return ChangedLines.of(before, after).stream()
                .flatMap(run -> run.lines().stream().map(line -> run.sign() + line))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void onlyTheMendedLineIsShownTwice() {
        assertEquals("""
                  Here it is.
                - FINAL(answer)
                + FINAL_VAR(answer)
                  Done.""", shown("Here it is.\nFINAL(answer)\nDone.", "Here it is.\nFINAL_VAR(answer)\nDone."));
    }

    @Test
    void aLineThatWasAddedAtTheEndIsNew() {
        assertEquals("""
                  ```java
                  search("code");
                + ```""", shown("```java\nsearch(\"code\");", "```java\nsearch(\"code\");\n```"));
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertEquals(
                List.of(new ChangedLines(ChangedLines.How.SAME, List.of("a", "a"))), ChangedLines.of("a\na", "a\na"));
    }
}
