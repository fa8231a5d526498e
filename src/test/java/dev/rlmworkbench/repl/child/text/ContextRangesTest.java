package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ContextRangesTest {

    private static final String CONTEXT = IntStream.range(0, 2_000)
            .mapToObj(i -> "line number " + i + " of the register, kept by hand")
            .collect(Collectors.joining("\n"));

    private static int[] found(String shown) {
        var ranges = new ContextRanges(CONTEXT);
        ranges.find(shown);
        return ranges.take();
    }

    @Test
    void printedLinesAreFoundWhereTheyStand() {
        int at = CONTEXT.indexOf("line number 700 ");
        int end = CONTEXT.indexOf("\nline number 703 ");
        int[] ranges = found(CONTEXT.substring(at, end));
        assertEquals(at, ranges[0]);
        assertEquals(end, ranges[ranges.length - 1]);
    }

    @Test
    void aPieceInsideAPromptIsFound() {
        var piece = CONTEXT.substring(5_000, 6_000).replace('\n', ' ');
        var ranges = new ContextRanges(CONTEXT.replace('\n', ' '));
        ranges.find("What does this say? " + piece + " Answer in one word.");
        assertArrayEquals(new int[] {5_000, 6_000}, ranges.take());
    }

    @Test
    void textOfTheModelsOwnIsNotReported() {
        assertEquals(0, found("The answer seems to be forty-two, as far as I can see.").length);
        assertEquals(0, found("line number 700").length);
    }

    @Test
    void rangesAreMergedAndGivenOnce() {
        var ranges = new ContextRanges(CONTEXT);
        ranges.add(Piece.of(CONTEXT, 30, 40));
        ranges.add(Piece.of(CONTEXT, 10, 20));
        ranges.add(Piece.of(CONTEXT, 15, 30));
        assertArrayEquals(new int[] {10, 40}, ranges.take());
        assertEquals(0, ranges.take().length);
    }

    @Property(tries = 200)
    void whatIsReportedWasShown(
            @ForAll @IntRange(min = 0, max = 60_000) int from, @ForAll @IntRange(min = 0, max = 3_000) int length) {
        var shown = "before " + CONTEXT.substring(from, from + length) + " after";
        int[] ranges = found(shown);
        for (int i = 0; i < ranges.length; i += 2) {
            for (var line : CONTEXT.substring(ranges[i], ranges[i + 1]).split("\n")) {
                assertTrue(shown.contains(line), line);
            }
        }
    }
}
