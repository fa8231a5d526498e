package dev.rlmworkbench.ui.control.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HighlightingTest {

    /// `class:text` of everything that is coloured.
    private static List<String> coloured(String code, CodeLanguage language) {
        var found = new ArrayList<String>();
        int at = 0;
        for (var span : Highlighting.of(code, language)) {
            if (!span.getStyle().isEmpty()) {
                found.add(span.getStyle().iterator().next() + ":" + code.substring(at, at + span.getLength()));
            }
            at += span.getLength();
        }
        return found;
    }

    @Test
    void javaAndPythonAreColouredByTheirOwnWords() {
        assertEquals(
                List.of("keyword:var", "api:context", "string:\"Lisbon\"", "comment:// first hit"),
                coloured("var at = context.indexOf(\"Lisbon\"); // first hit", CodeLanguage.JAVA));
        assertEquals(
                List.of(
                        "keyword:for",
                        "keyword:in",
                        "api:chunks",
                        "number:4_000",
                        "api:print",
                        "string:f'{c}'",
                        "comment:# show"),
                coloured("for c in chunks(4_000): print(f'{c}') # show", CodeLanguage.PYTHON));
    }

    @Test
    void wordsInsideOfStringsCommentsAndNamesAreNotColoured() {
        assertEquals(List.of("string:\"for // no\""), coloured("\"for // no\"", CodeLanguage.JAVA));
        assertEquals(List.of(), coloured("format informal", CodeLanguage.JAVA));
    }

    @Test
    void codeThatStillStreamsIsColouredAsFarAsItGoes() {
        assertEquals(List.of("api:FINAL", "string:\"the answ"), coloured("FINAL(\"the answ", CodeLanguage.JAVA));
        assertEquals(List.of("string:'''two\nlines"), coloured("'''two\nlines", CodeLanguage.PYTHON));
    }

    @Test
    void aVeryLongStringIsNoTrouble() {
        var code = "\"" + "many words ".repeat(50_000) + "\"";
        assertEquals(1, coloured(code, CodeLanguage.JAVA).size());
        assertEquals(1, coloured(code, CodeLanguage.PYTHON).size());
    }

    @Property
    void theSpansCoverTheWholeTextWhateverItIs(@ForAll String text) {
        for (var language : CodeLanguage.values()) {
            assertEquals(text.length(), Highlighting.of(text, language).length());
        }
    }
}
