package dev.rlmworkbench.text.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PassageBordersTest {

    @Property(tries = 200)
    void passagesCoverTheTextWithoutGaps(@ForAll @StringLength(max = 5000) String text) {
        var passages = new PassageBorders(text);

        int expected = 0;
        for (int i = 0; i < passages.count(); i++) {
            assertEquals(expected, passages.start(i));
            assertEquals(i, passages.at(passages.start(i)));
            assertEquals(i, passages.at(passages.end(i) - 1));
            assertTrue(passages.end(i) - passages.start(i) <= 600);
            expected = passages.end(i);
        }
        assertEquals(text.length(), expected);
    }

    @Test
    void aPassageEndsWithALineOrASentenceOrAWord() {
        var lines = new PassageBorders("word\n".repeat(400));
        var sentences = new PassageBorders("A word. One more ".repeat(100));
        var words = new PassageBorders("word ".repeat(400));
        var japanese = new PassageBorders("港の暗証番号です。".repeat(200));

        assertEquals(600, lines.end(0));
        assertEquals(0, (sentences.end(0) - 8) % 17);
        assertEquals(600, words.end(0));
        assertEquals(0, japanese.end(0) % 9);
    }

    @Test
    void charactersOfTwoHalvesStayWhole() {
        var text = "x" + "\ud83d\udea2".repeat(2_000);
        var passages = new PassageBorders(text);

        for (int i = 1; i < passages.count(); i++) {
            assertFalse(Character.isLowSurrogate(text.charAt(passages.start(i))));
        }
    }
}
