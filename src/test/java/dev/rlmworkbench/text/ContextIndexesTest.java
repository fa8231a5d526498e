package dev.rlmworkbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ContextIndexesTest {

    @Test
    void oneTextHasOneIndex() {
        var contexts = new ContextIndexes();
        var text = "a text";
        var first = contexts.of(text);

        assertNotSame(first, contexts.of("another text"));
        assertSame(first, contexts.of(text));
        assertEquals("another text", contexts.of("another text").text());
    }

    @Test
    void thoseThatWereNotAskedForLongAreForgotten() {
        var contexts = new ContextIndexes();
        var first = contexts.of("first");
        var second = contexts.of("second");
        for (int i = 0; i < 14; i++) {
            contexts.of("text " + i);
        }
        assertSame(first, contexts.of("first"));
        contexts.of("one more");

        assertSame(first, contexts.of("first"));
        assertNotSame(second, contexts.of("second"));
    }
}
