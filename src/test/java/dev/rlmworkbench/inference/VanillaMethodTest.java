package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.EventSink;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class VanillaMethodTest {

    private static Answer answer(ScriptedModel model, OverflowPolicy overflow, String context) throws Exception {
        var method =
                new VanillaMethod(model, new PromptProfiles(null), overflow, Sampling.GREEDY, Duration.ofSeconds(30));
        return method.answer(context, "Where?", CallScope.root("f", EventSink.NONE));
    }

    @Test
    void putsTheWholeTextAndTheQuestionIntoOnePrompt() throws Exception {
        var model = ScriptedModel.replies(" here ");
        var answer = answer(model, OverflowPolicy.REFUSE, "the text");
        assertEquals("here", answer.text());
        assertFalse(answer.truncated());
        assertTrue(model.requests.getFirst().messages().getLast().content().contains("the text"));
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        var model = new ScriptedModel(1_000, _ -> "x");
        var answer = answer(model, OverflowPolicy.REFUSE, "word ".repeat(5_000));
        assertEquals(StopReason.REFUSED, answer.stop());
        assertNull(answer.text());
        assertTrue(answer.truncated());
        assertTrue(model.requests.isEmpty());
    }

    @Test
    void cutsByPolicyAndSaysSo() throws Exception {
        var context = "start " + "word ".repeat(5_000) + "end";
        for (var policy : new OverflowPolicy[] {OverflowPolicy.HEAD, OverflowPolicy.MIDDLE, OverflowPolicy.TAIL}) {
            var model = new ScriptedModel(1_500, _ -> "x");
            var answer = answer(model, policy, context);
            var prompt = model.requests.getFirst().messages().getLast().content();
            assertTrue(answer.truncated());
            assertTrue(CommonTokens.of(prompt) <= 1_000, policy.name());
            assertEquals(policy != OverflowPolicy.TAIL, prompt.contains("start "), policy.name());
            assertEquals(policy != OverflowPolicy.HEAD, prompt.contains("end\n"), policy.name());
        }
    }

    @Test
    void cutsFurtherWhenTheServerCallsItTooLong() throws Exception {
        var model = new ScriptedModel(0, request -> {
            if (request.chars() > 15_000) {
                throw new PermanentLlmException(PermanentLlmException.Reason.PROMPT_TOO_LONG, "too long", null);
            }
            return "x";
        });
        var answer = answer(model, OverflowPolicy.HEAD, "word ".repeat(4_000));
        assertEquals("x", answer.text());
        assertTrue(answer.truncated());
        assertEquals(
                StopReason.REFUSED,
                answer(model, OverflowPolicy.REFUSE, "word ".repeat(4_000)).stop());
    }

    /// A server whose window nobody knows, which counts a token for each three characters.
    private static ScriptedModel ofWindow(int window, BiFunction<Long, Integer, PromptLimit> told) {
        return new ScriptedModel(0, request -> {
            long tokens = request.chars() / 3;
            if (tokens + 512 > window) {
                throw PermanentLlmException.promptTooLong("too long", told.apply(tokens, window), null);
            }
            return "x";
        });
    }

    @Test
    void windowThatARefusalNamesIsUsedAtOnce() throws Exception {
        var context = "word ".repeat(100_000);
        for (var policy : new OverflowPolicy[] {OverflowPolicy.HEAD, OverflowPolicy.MIDDLE, OverflowPolicy.TAIL}) {
            var model = ofWindow(4096, PromptLimit::new);
            var answer = answer(model, policy, context);
            assertEquals("x", answer.text());
            assertTrue(answer.truncated());
            assertEquals(2, model.requests.size(), "one refusal, one answer");
            long sent = model.requests.getLast().chars();
            assertTrue(sent > 9_000, "most of the window is used: " + sent);
        }
    }

    @Test
    void windowAloneIsEnough() throws Exception {
        var model = ofWindow(4096, (_, window) -> new PromptLimit(0, window));
        var answer = answer(model, OverflowPolicy.TAIL, "word ".repeat(100_000));
        assertEquals("x", answer.text());
        assertTrue(model.requests.size() < 6, "calls: " + model.requests.size());
    }

    @Test
    void withoutNumbersItIsCutUntilItFits() throws Exception {
        for (int window : new int[] {60_000, 4096, 700}) {
            var model = ofWindow(window, (_, _) -> PromptLimit.UNTOLD);
            var answer = answer(model, OverflowPolicy.HEAD, "word ".repeat(100_000));
            assertEquals("x", answer.text(), "window " + window);
            assertTrue(answer.truncated());
            assertTrue(model.requests.size() < 25, "calls: " + model.requests.size());
        }
    }

    @Test
    void questionThatDoesNotFitAloneIsRefused() throws Exception {
        var model = ofWindow(530, PromptLimit::new);
        var answer = answer(model, OverflowPolicy.HEAD, "word ".repeat(1_000));
        assertEquals(StopReason.REFUSED, answer.stop());
        assertNull(answer.text());
        assertFalse(model.requests.getLast().messages().getLast().content().contains("word"));
    }

    /// A number that was misread must not throw the whole context away.
    @Test
    void numbersThatLeaveNoRoomAreNotBelieved() throws Exception {
        var model = ofWindow(60_000, (_, _) -> new PromptLimit(0, 3));
        answer(model, OverflowPolicy.HEAD, "word ".repeat(100_000));
        assertTrue(model.requests.getLast().chars() > 90_000);
    }

    @Test
    void mapReduceReadsEveryPart() throws Exception {
        var model = new ScriptedModel(2_000, request -> {
            var prompt = request.messages().getLast().content();
            if (prompt.startsWith("These notes")) {
                return prompt.contains("key is 5") ? "5" : "not in the text";
            }
            return prompt.contains("the key is 5") ? "key is 5" : "nothing";
        });
        var method = new MapReduceMethod(model, new PromptProfiles(null), Sampling.GREEDY, RlmLimits.DEFAULT);
        var context = "word ".repeat(10_000) + "the key is 5 " + "word ".repeat(10_000);
        var answer = method.answer(context, "Which key?", CallScope.root("f", EventSink.NONE));
        assertEquals("5", answer.text());
        assertTrue(answer.subCalls() > 10);
    }

    @Test
    void mapReduceGoesByTheWindowThatARefusalTells() throws Exception {
        var model = ofWindow(2_500, PromptLimit::new);
        var method = new MapReduceMethod(model, new PromptProfiles(null), Sampling.GREEDY, RlmLimits.DEFAULT);
        var answer = method.answer("word ".repeat(20_000), "Which key?", CallScope.root("f", EventSink.NONE));
        assertNull(answer.error());
        assertEquals(StopReason.FINAL, answer.stop());
        var answered = model.requests.getLast();
        assertTrue(answered.chars() / 3 + 512 <= 2_500, "the last prompt fits");
    }
}
