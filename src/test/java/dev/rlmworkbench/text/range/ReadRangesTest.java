package dev.rlmworkbench.text.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.TextRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReadRangesTest {

    private static final String CONTEXT = randomText(20_000, 26);

    @Property(tries = 300)
    void aPieceWithinOtherTextIsFoundExactly(
            @ForAll @IntRange(max = 19_000) int start, @ForAll @IntRange(min = 24, max = 900) int length) {
        var ranges = new ReadRanges(CONTEXT);

        ranges.printed("### " + CONTEXT.substring(start, start + length) + " ###");

        assertEquals(List.of(new TextRange(start, start + length)), ranges.printedRanges());
        assertEquals(List.of(), ranges.sentRanges());
    }

    @Property(tries = 300)
    void whatIsReportedWasShown(@ForAll @Size(max = 30) List<@IntRange(max = 3_000) Integer> cuts) {
        var context = randomText(3_000, 2); // repeats itself everywhere
        var shown = new StringBuilder();
        for (int cut : cuts) {
            shown.append(context, cut, Math.min(3_000, cut + cut % 70)).append('|');
        }
        var ranges = new ReadRanges(context);

        ranges.sent(shown.toString());

        for (var range : ranges.sentRanges()) {
            for (int at = range.start(); at < range.end(); at++) {
                assertTrue(isPartOfSomethingShown(context, at, shown), "position " + at + " of " + range);
            }
        }
    }

    private static boolean isPartOfSomethingShown(String context, int position, StringBuilder shown) {
        int last = Math.min(position, context.length() - 24);
        for (int start = Math.max(0, position - 23); start <= last; start++) {
            if (shown.indexOf(context.substring(start, start + 24)) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void ofTwoEqualPlacesTheOneThatWasHandedOutCounts() {
        var line = "the same line stands here again and again\n";
        var context = line.repeat(50);
        var ranges = new ReadRanges(context);
        int thirtieth = 30 * line.length();

        ranges.handedOut(new TextRange(thirtieth, context.length()));
        ranges.printed(context.substring(thirtieth));

        assertEquals(List.of(new TextRange(thirtieth, context.length())), ranges.printedRanges());
    }

    @Test
    void theMiddleThatWasCutOutIsNotReported() {
        var ranges = new ReadRanges(CONTEXT);

        ranges.printed(CONTEXT.substring(0, 500) + "\n... [cut] ...\n" + CONTEXT.substring(19_500));

        assertEquals(List.of(new TextRange(0, 500), new TextRange(19_500, 20_000)), ranges.printedRanges());
    }

    @Test
    void everyBlockStartsEmpty() {
        var ranges = new ReadRanges(CONTEXT);
        ranges.printed(CONTEXT);

        ranges.beginBlock();

        assertEquals(List.of(), ranges.printedRanges());
    }

    @Test
    void aContextOf100MegabytesIsLookedUpToo() {
        var context = randomText(100_000_000, 26);
        var ranges = new ReadRanges(context);

        ranges.printed(context.substring(70_000_000, 70_001_000));

        assertEquals(List.of(new TextRange(70_000_000, 70_001_000)), ranges.printedRanges());
    }

    @Test
    void whatAFunctionShowsCountsWhereItWasPrinted() {
        var ranges = new ReadRanges("one\n  two\nthree");
        ranges.showing("[0] one two\n", List.of(new TextRange(0, 9)));
        ranges.showing("[10] three\n", List.of(new TextRange(10, 15)));

        ranges.printed("before\n[0] one two\nbehind");

        assertEquals(List.of(new TextRange(0, 9)), ranges.printedRanges());
    }

    @Property(tries = 300)
    void rangesMergeLikeASetOfPositions(@ForAll @Size(max = 40) List<@IntRange(max = 200) Integer> starts) {
        var ranges = new ReadRanges("x".repeat(300));
        var positions = new BitSet();
        for (int start : starts) {
            int end = start + start % 13;
            ranges.sent(new TextRange(start, end));
            positions.set(start, end);
        }

        var expected = new ArrayList<TextRange>();
        for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(positions.nextClearBit(at))) {
            expected.add(new TextRange(at, positions.nextClearBit(at)));
        }
        assertEquals(expected, ranges.sentRanges());
    }

    private static String randomText(int length, int letters) {
        var random = new Random(length);
        var text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) ('a' + random.nextInt(letters));
        }
        return new String(text);
    }
}
