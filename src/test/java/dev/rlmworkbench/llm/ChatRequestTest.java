package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    private static ChatRequest asked(String prompt, Long seed) {
        return ChatRequest.of(prompt, new Sampling(1.0, null, seed, null, List.of()));
    }

    @Test
    void theSameCallDrawsTheSameNumbersAgain() {
        assertEquals(
                asked("Where is the key?", 7L).seed(),
                asked("Where is the key?", 7L).seed());
        assertNotEquals(
                asked("Where is the key?", 7L).seed(),
                asked("Where is the key?", 8L).seed());
        assertNull(asked("Where is the key?", null).seed());
    }

    @Test
    void callsOfOneRunDrawApartFromEachOther() {
        var seeds = IntStream.range(0, 2_000)
                .mapToObj(task -> asked("Task " + task, 42L).seed())
                .toList();
        assertEquals(2_000, seeds.stream().distinct().count());
        assertTrue(seeds.stream().allMatch(seed -> seed >= 0 && seed < 1L << 31));
        long early = seeds.stream().filter(seed -> seed < 1L << 30).count();
        assertTrue(early > 850 && early < 1_150, "the lower half got " + early + " of 2,000");
    }
}
