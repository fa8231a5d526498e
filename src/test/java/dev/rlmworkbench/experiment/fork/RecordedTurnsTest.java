package dev.rlmworkbench.experiment.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.replay.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a fork plays back.
class RecordedTurnsTest {

    private static final List<ChatMessage> PROMPT = List.of(ChatMessage.user("Where?"));

    private static Step step(int number, String reply, @Nullable TokenUsage usage, RunEvent... notes) {
        return new Step(
                number,
                "m",
                PROMPT,
                1,
                reply,
                "",
                usage,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(notes),
                null,
                List.of());
    }

    @Test
    void aPromptThatWasRefusedAsTooLongIsRefusedAgain() throws InterruptedException {
        var steps = List.of(
                step(1, "first", new TokenUsage(10, 1, false)),
                step(2, "", null, new RunEvent.ModelCallFailed("the prompt is too long")),
                step(3, "after the refusal", new TokenUsage(5, 1, false)),
                step(4, "last", new TokenUsage(5, 1, false)));
        var turns = new RecordedTurns(new NoModel(), steps, 4, "changed");
        var request = new ChatRequest(PROMPT, Sampling.GREEDY, false);

        assertEquals("first", turns.chat(request, StreamListener.NONE).text());
        var refused = assertThrows(PermanentLlmException.class, () -> turns.chat(request, StreamListener.NONE));
        assertTrue(refused.isPromptTooLong());
        assertEquals("the prompt is too long", refused.getMessage());
        assertEquals(
                "after the refusal", turns.chat(request, StreamListener.NONE).text());
        assertEquals("changed", turns.chat(request, StreamListener.NONE).text());
        assertTrue(turns.firstDifference().isEmpty());
    }

    /// Is not to be asked.
    private static final class NoModel implements LanguageModel {
        @Override
        public ModelInfo info() {
            return new ModelInfo("none", "local", "digest", 0, 0);
        }

        @Override
        public ChatResponse chat(ChatRequest request, StreamListener listener) {
            throw new AssertionError("what is recorded is played back");
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
