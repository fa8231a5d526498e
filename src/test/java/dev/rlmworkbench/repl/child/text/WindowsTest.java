package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void windowsThatTouchBecomeOne() {
        var text = "x".repeat(100) + "key" + "y".repeat(10) + "KEY" + "z".repeat(300) + "key";
        var windows = Windows.keyword(text, "key", 40, 8);
        assertEquals(2, windows.size());
        assertTrue(windows.getFirst().text().contains("KEY"));
    }

    @Test
    void atMostAsManyAsAsked() {
        assertEquals(
                3, Windows.keyword("key ......... ".repeat(50), "key", 6, 3).size());
    }

    @Test
    void aRunawayPatternIsEnded() {
        var trouble =
                assertThrows(IllegalStateException.class, () -> Windows.regex("a".repeat(60), "(.*a){25}b", 10, 1));
        assertTrue(trouble.getMessage().contains("simpler"));
    }

    @Test
    void chunksRefuseSizesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> Windows.chunks("abc", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Windows.chunks("abc", 5, 5));
        assertThrows(IllegalArgumentException.class, () -> Windows.chunks("abc", 5, -1));
    }

    @Property
    void chunksWithoutOverlapAreTheText(@ForAll String text, @ForAll @IntRange(min = 1, max = 50) int size) {
        assertEquals(
                text,
                String.join(
                        "",
                        Windows.chunks(text, size, 0).stream().map(Piece::text).toList()));
    }

    @Property
    void overlappingChunksCoverTheTextAndShareTheirEnds(
            @ForAll String text,
            @ForAll @IntRange(min = 2, max = 50) int size,
            @ForAll @IntRange(min = 0, max = 1) int overlap) {
        int reached = 0;
        for (var chunk : Windows.chunks(text, size, overlap)) {
            assertTrue(chunk.start() <= reached);
            reached = chunk.end();
        }
        assertEquals(text.length(), reached);
    }

    @Test
    void outputKeepsHeadAndTailAndSaysTheCutInNumbers() {
        var text = "a".repeat(500) + "b".repeat(500) + "c".repeat(500);
        var cut = OutputBuffer.cut(text, 300);
        assertTrue(cut.startsWith("a".repeat(200)));
        assertTrue(cut.endsWith("c".repeat(100)));
        assertTrue(cut.contains("1200 characters left out"));
    }

    @Property
    void outputWrittenInPiecesIsCutLikeOutputWrittenAtOnce(
            @ForAll List<String> pieces, @ForAll @IntRange(min = 3, max = 60) int limit) {
        var buffer = new OutputBuffer(limit);
        pieces.forEach(buffer::append);
        var whole = String.join("", pieces);
        assertEquals(OutputBuffer.cut(whole, limit), buffer.take());
        assertEquals("", buffer.take());
        if (whole.length() <= limit) {
            assertEquals(whole, OutputBuffer.cut(whole, limit));
        }
    }

    @Test
    void questionsToPartsKeepOnlyRepliesThatFoundSomething() {
        var parts = ChunkQuestions.parts("x".repeat(13_000), 6_000);
        assertEquals(3, parts.size());
        var found = ChunkQuestions.found(parts, List.of("Not found.", " in May ", "not found"));
        assertEquals("[" + parts.get(1).start() + "] in May", ChunkQuestions.shown(parts, found));
        assertEquals("None of the 3 parts answers this.", ChunkQuestions.shown(parts, List.of()));
    }
}
