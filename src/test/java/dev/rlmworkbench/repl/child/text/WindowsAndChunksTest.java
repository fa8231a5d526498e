package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.child.text.chunk.ChunkQuestions;
import dev.rlmworkbench.repl.child.text.chunk.Chunks;
import dev.rlmworkbench.repl.child.text.chunk.Windows;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WindowsAndChunksTest {

    @Property(tries = 300)
    void chunksCoverTheTextAndOverlapAsAsked(
            @ForAll @StringLength(max = 400) String text,
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(max = 49) int overlap) {
        int shared = Math.min(overlap, size - 1);

        var chunks = Chunks.of(text, size, shared);

        var whole = new StringBuilder();
        for (var chunk : chunks) {
            assertEquals(text.substring(chunk.start(), chunk.end()), chunk.text());
            whole.append(chunk.text().substring(whole.isEmpty() ? 0 : shared));
        }
        assertEquals(text, whole.toString());
    }

    @Property(tries = 300)
    void windowsHoldTheKeywordAndDoNotOverlap(
            @ForAll @StringLength(max = 300) String filler,
            @ForAll @IntRange(min = 1, max = 80) int width,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        var text = filler + "NEEDLE" + filler + "needle" + filler;

        var windows = Windows.aroundKeyword(text, "Needle", width, limit);

        int free = 0;
        for (var window : windows) {
            assertTrue(window.start() >= free);
            assertTrue(window.text().length() <= width);
            assertEquals(text.substring(window.start(), window.end()), window.text());
            free = window.end();
        }
        assertTrue(windows.size() <= limit && !windows.isEmpty());
    }

    @Test
    void aCatastrophicPatternEndsWithASentence() {
        var text = ",".repeat(2_000);

        var failure = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(
                        IllegalArgumentException.class,
                        () -> Windows.aroundRegex(text, "(?:.*?,){12}P", 100, 5, Duration.ofMillis(200))));

        assertTrue(failure.getMessage().contains("takes too long"), failure.getMessage());
    }

    @Test
    void aBrokenPatternIsExplained() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Windows.aroundRegex("x", "(", 10, 1));

        assertTrue(failure.getMessage().contains("not a regular expression"), failure.getMessage());
    }

    @Test
    void badArgumentsAreSentences() {
        assertThrows(IllegalArgumentException.class, () -> Chunks.of("x", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Chunks.of("x", 5, 5));
        assertThrows(IllegalArgumentException.class, () -> Windows.aroundKeyword("x", "", 10, 1));
        assertThrows(IllegalArgumentException.class, () -> Windows.aroundKeyword("x", "x", 0, 1));
    }

    @Test
    void repliesThatSayNothingAreLeftOutAndFailuresAreCounted() {
        var questions = new ChunkQuestions("x".repeat(15_000), ChunkQuestions.DEFAULT_SIZE);

        var outcome = questions.outcome(List.of("Not found.", "The code is 7.", "Error: no answer"));

        assertEquals(List.of("The code is 7."), outcome.answers());
        assertEquals("""
                [5800-11800] The code is 7.
                1 of 3 parts gave an answer.
                1 part could not be asked: Error: no answer
                """, outcome.display());
        assertTrue(questions.prompts("Which code?").getFirst().contains("Question: Which code?"));
    }
}
