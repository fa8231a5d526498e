package dev.rlmworkbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Findings.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {

    private static final Value NOTHING = new Value.Texts(List.of());

    @Test
    void linesStandBehindTheirPositionsAndRemarksAreKnown() {
        var printer = new ResultPrinter(new ContextIndex("# Boat\nmaster: Ada\n  tons: 31\nend"));

        var findings = printer.text(ResultPrinter.count(1, "record") + "\n")
                .line(new TextRange(0, 29))
                .line(new TextRange(30, 33))
                .remark("(tons only)\n")
                .findings(NOTHING);

        assertEquals("1 record\n[0] # Boat / master: Ada / tons: 31\n[30] end\n(tons only)\n", findings.display());
        assertEquals(List.of(new TextRange(0, 29), new TextRange(30, 33)), findings.shown());
        var remark = findings.remarks().getFirst();
        assertEquals("(tons only)\n", findings.display().substring(remark.start(), remark.end()));
    }

    @Test
    void ofALongLineOnlyWhatIsShownCountsAsShown() {
        var text = "a".repeat(5_000) + " needle " + "b".repeat(5_000);
        var find = new TextRange(5_001, 5_007);
        var whole = new TextRange(0, text.length());

        var around = new ResultPrinter(new ContextIndex(text)).line(whole, find).findings(NOTHING);
        var ends = new ResultPrinter(new ContextIndex(text)).line(whole).findings(NOTHING);

        assertEquals(1, around.shown().size());
        var shown = around.shown().getFirst();
        assertEquals("[%d] ...%s...\n".formatted(shown.start(), shown.of(text)), around.display());
        assertTrue(shown.length() <= 600 && shown.of(text).contains(" needle "));
        assertEquals(List.of(new TextRange(0, 450), new TextRange(text.length() - 150, text.length())), ends.shown());
        assertFalse(ends.display().contains("needle"));
    }

    @Test
    void charactersOfTwoHalvesStayWhole() {
        var text = "x" + "\ud83d\udea2".repeat(2_000);

        var display = new ResultPrinter(new ContextIndex(text))
                .line(new TextRange(0, text.length()), new TextRange(1_001, 1_003))
                .line(new TextRange(0, text.length()))
                .findings(NOTHING)
                .display();

        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(display), display);
    }
}
