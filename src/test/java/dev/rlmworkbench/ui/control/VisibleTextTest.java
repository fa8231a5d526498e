package dev.rlmworkbench.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "word ",
                        "longerword",
                        "\n",
                        "\r\n",
                        "\r",
                        "தமிழ்",
                        "العربية ",
                        "日本語",
                        "👩‍👩‍👧‍👦",
                        "🇵🇹🇯🇵",
                        "e\u0301\u0302",
                        "\u0300".repeat(30),
                        "नमस्ते ",
                        "x".repeat(300))
                .list()
                .ofMaxSize(400)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 300)
    void nothingIsLost(@ForAll("texts") String text) {
        for (int max : new int[] {100, 2_000, Integer.MAX_VALUE}) {
            var lines = VisibleText.of(text, max).lines();
            int at = 0;
            for (var line : lines) {
                var between = text.substring(at, line.from());
                assertTrue(
                        line.number() > 1 ? between.matches("\r\n|\r|\n") : between.isEmpty(),
                        () -> "between two lines: "
                                + between.codePoints().boxed().toList());
                at = line.to();
            }
            assertEquals(text.length(), at);
        }
    }

    @Property(tries = 300)
    void piecesAreShortAndNoCharacterIsCut(@ForAll("texts") String text) {
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        for (int max : new int[] {100, 2_000, Integer.MAX_VALUE}) {
            for (var line : VisibleText.of(text, max).lines()) {
                if (!line.hidden()) {
                    var shown = text.substring(line.from(), line.to());
                    assertTrue(shown.length() <= VisibleText.MAX_LINE, shown);
                    assertFalse(shown.contains("\n") || shown.contains("\r"), shown);
                    // a character of more marks than a line takes is cut
                    assertTrue(
                            borders.isBoundary(line.from())
                                    || line.from() - borders.preceding(line.from())
                                            >= VisibleText.MAX_RIGHT_TO_LEFT_LINE - 1,
                            () -> "cut at " + line.from());
                }
            }
        }
    }

    @Property(tries = 100)
    void headAndTailAreShownWithinTheLimit(@ForAll("texts") String text) {
        var visible = VisibleText.of(text, 1_000);
        int shown = text.length() - visible.hidden();
        assertTrue(shown <= 1_000 + 2 * VisibleText.MAX_LINE, () -> "shown: " + shown);
        if (text.length() <= 1_000) {
            assertEquals(0, visible.hidden());
        }
    }

    @Test
    void linesAreNumberedAsInTheText() {
        var visible = VisibleText.of("one\n%s\r\n\nfour".formatted("two ".repeat(150)), Integer.MAX_VALUE);
        assertEquals(
                "1, 2, 0, 3, 4",
                visible.lines().stream()
                        .map(line -> Integer.toString(line.number()))
                        .collect(Collectors.joining(", ")));
        var cut = VisibleText.of("line\n".repeat(10_000), 1_000);
        assertEquals(10_001, cut.lines().getLast().number());
    }

    @Test
    void lineIsBrokenBehindASpaceWhereOneIsNear() {
        var lines = VisibleText.of("word ".repeat(1_000), Integer.MAX_VALUE).lines();
        assertTrue(lines.stream().limit(5).allMatch(line -> line.to() % 5 == 0), lines::toString);
    }

    @Test
    void linesFromRightToLeftAreTooShortToBeWrapped() {
        for (var line :
                VisibleText.of("السلام عليكم ".repeat(100), Integer.MAX_VALUE).lines()) {
            assertTrue(line.to() - line.from() <= VisibleText.MAX_RIGHT_TO_LEFT_LINE, line::toString);
        }
    }

    @Test
    void labelOfOneLineHasNoLineBreak() {
        var line = VisibleText.oneLine("  a\nb ".repeat(10_000), 100);
        assertTrue(line.startsWith("a b a b"), line);
        assertTrue(line.length() < 1_000 && !line.contains("\n"), line);
    }
}
