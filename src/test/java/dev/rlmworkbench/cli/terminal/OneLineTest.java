package dev.rlmworkbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void takesAwayWhatATerminalWouldObey() {
        assertEquals("?[31mred?]0;title? ok", OneLine.of("\u001b[31mred\u001b]0;title\u0007\r\nok ", 80));
        assertEquals("a?b", OneLine.of("a\u202eb", 80));
    }

    @Test
    void cutsLongText() {
        assertEquals("aaaaaaa...", OneLine.of("a".repeat(11), 10));
        assertEquals("a".repeat(10), OneLine.of("a".repeat(10), 10));
    }

    @Property
    void anyTextBecomesOneShortLine(@ForAll String text) {
        var line = OneLine.of(text, 40);

        assertTrue(line.length() <= 40);
        assertTrue(line.chars().noneMatch(Character::isISOControl));
    }
}
