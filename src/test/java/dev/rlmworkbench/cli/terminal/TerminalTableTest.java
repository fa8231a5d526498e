package dev.rlmworkbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTableTest {

    @Test
    void alignsNamesLeftAndValuesRight() {
        assertEquals("""
                method     n  seconds
                vanilla  100      1.5
                rlm        7     12.0
                """, table().render(80));
    }

    @Test
    void goesOnBelowWhereTheTerminalIsNarrow() {
        var narrow = table().render(18);

        assertEquals("""
                method     n
                vanilla  100
                rlm        7

                method   seconds
                vanilla      1.5
                rlm         12.0
                """, narrow);
        assertTrue(narrow.lines().allMatch(line -> line.length() <= 18));
    }

    @Test
    void aColumnWiderThanTheTerminalIsStillPrinted() {
        assertTrue(table().render(1).contains("12.0"));
    }

    private static TerminalTable table() {
        var table = new TerminalTable(1, List.of("method", "n", "seconds"));
        table.add(List.of("vanilla", "100", "1.5"));
        table.add(List.of("rlm", "7", "12.0"));
        return table;
    }
}
