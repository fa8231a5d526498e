package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Property(tries = 300)
    void chunksCoverTheTextAndOverlapAsAsked(
            @ForAll @StringLength(max = 400) String text,
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(max = 49) int overlap) {
        int shared = Math.min(overlap, size - 1);

        var whole = new StringBuilder();
        for (var chunk : pieces(call(Windows::chunks, text, (long) size, (long) shared))) {
            whole.append(chunk.of(text).substring(whole.isEmpty() ? 0 : shared));
        }

        assertEquals(text, whole.toString());
    }

    @Property(tries = 300)
    void windowsHoldTheKeywordAndDoNotOverlap(
            @ForAll @StringLength(max = 300) String filler,
            @ForAll @IntRange(min = 10, max = 80) int width,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        var text = filler + "NEEDLE" + filler + "needle" + filler;

        var windows = pieces(call(Windows::aroundKeyword, text, "Needle", (long) width, (long) limit));

        int free = 0;
        for (var window : windows) {
            assertTrue(window.start() >= free && window.length() <= width);
            free = window.end();
        }
        assertTrue(windows.size() <= limit);
        assertTrue(windows.getFirst().of(text).contains("NEEDLE"));
    }

    @Test
    void endsAndSlices() {
        assertEquals("abc", piece(Windows::head, "abcdef", 3L));
        assertEquals("abcdef", piece(Windows::head, "abcdef"));
        assertEquals("def", piece(Windows::tail, "abcdef", 3L));
        assertEquals("abcdef", piece(Windows::tail, "abcdef", 900L));
        assertEquals("", piece(Windows::tail, "abcdef", -1L));
        assertEquals("bc", piece(Windows::slice, "abcdef", 1L, 3L));
        assertEquals("de", piece(Windows::slice, "abcdef", -3L, -1L));
        assertEquals("", piece(Windows::slice, "abcdef", 4L, 2L));
        assertEquals("cdef", piece(Windows::slice, "abcdef", 2L, 1_000_000_000_000L));
    }

    @Test
    void aroundAPositionIsPrintedFromTheStartOfALine() {
        var text = "first line\nsecond line\nthird line\n";

        var found = call(Windows::around, text, 25L, 20L);

        assertEquals("second line\nthird li\n", found.display());
        assertEquals(List.of(new TextRange(11, 31)), found.shown());
    }

    @Test
    void regularExpressionsTellCapitalsApart() {
        var text = "Pump and pump\nand PUMP";

        assertEquals(List.of(new TextRange(8, 14)), pieces(call(Windows::aroundRegex, text, "p[a-z]mp", 6L)));
        assertEquals(
                1, pieces(call(Windows::aroundRegex, text, "pump\\nand", 6L)).size());
        assertThrows(IllegalArgumentException.class, () -> call(Windows::aroundRegex, text, "("));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::aroundRegex, text, "(?=a)"));
    }

    @Test
    void badArgumentsAreSentences() {
        assertEquals(
                "the overlap must be at least 0 and less than the size 5, not 5",
                assertThrows(IllegalArgumentException.class, () -> call(Windows::chunks, "x", 5L, 5L))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> call(Windows::chunks, "x", 0L));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::chunks, "x".repeat(200_002), 1L));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::chunks, "x", "many"));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::around, "x", 0L, 0L));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::slice, "x", 0L));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::aroundKeyword, "x", ""));
        assertThrows(IllegalArgumentException.class, () -> call(Windows::aroundKeyword, "x", "x", 0L));
    }

    @Test
    void aQuestionToEveryPart() {
        var questions = new ChunkQuestions(new ContextIndex("a".repeat(150)), 100);

        var prompts = questions.prompts("Who?");
        var found = questions.findings(List.of(" Ada.\n", "Not found."));
        var failed = questions.findings(List.of("Error: no model", "Error: no model"));

        assertEquals(List.of(new TextRange(0, 100), new TextRange(90, 150)), questions.parts());
        assertTrue(prompts.get(1).contains("part 2 of 2") && prompts.get(1).contains("Question: Who?"));
        assertEquals("[0-100] Ada.\n1 of 2 parts gave an answer.\n", found.display());
        assertEquals("0 of 2 parts gave an answer.\n2 parts could not be asked: Error: no model\n", failed.display());
    }

    private static Findings call(TextFunction function, String text, Object... arguments) {
        return function.find(
                new ContextIndex(text),
                new Arguments("windows", List.of(arguments)),
                Deadline.in(Duration.ofMinutes(1)));
    }

    private static String piece(TextFunction function, String text, Object... arguments) {
        return ((Value.Piece) call(function, text, arguments).value()).range().of(text);
    }

    private static List<TextRange> pieces(Findings found) {
        return ((Value.Pieces) found.value()).ranges();
    }
}
