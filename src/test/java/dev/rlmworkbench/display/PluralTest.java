package dev.rlmworkbench.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PluralTest {

    @Test
    void oneIsNotSeveral() {
        assertEquals("0 answers", Plural.of(0, "answer"));
        assertEquals("1 answer", Plural.of(1, "answer"));
        assertEquals("1,412 sub-calls", Plural.of(1412, "sub-call"));
    }
}
