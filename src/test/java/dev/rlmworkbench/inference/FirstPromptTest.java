package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.repl.ReplLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstPromptTest {

    private static final RlmSetup SMALL = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));

    private static List<ChatMessage> messages(int window) {
        return new FirstPrompt(SMALL, "A long text. ".repeat(1_000), "What?", window).messages();
    }

    private static int chars(List<ChatMessage> messages) {
        return messages.stream().mapToInt(message -> message.content().length()).sum();
    }

    @Test
    void aShortWindowGetsFewerWholeExamples() {
        var all = messages(0);
        assertEquals(all, messages(32_768));
        for (int window : new int[] {1_024, 2_048, 3_072}) {
            var some = messages(window);
            assertTrue(some.size() < all.size());
            assertTrue(chars(some) <= window * 3.5);
            assertEquals(all.subList(0, some.size() - 1), some.subList(0, some.size() - 1));
            assertEquals(all.getLast(), some.getLast());
            if (some.size() > 2) {
                var beforeQuestion = some.get(some.size() - 2);
                assertEquals(Role.ASSISTANT, beforeQuestion.role());
                assertTrue(beforeQuestion.content().contains("FINAL"));
            }
        }
    }

    @Test
    void theUsualWindowOfASmallModelHasRoomForAll() {
        assertEquals(messages(0), messages(4_096));
    }
}
