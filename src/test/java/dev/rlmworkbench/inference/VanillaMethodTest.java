package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.EventSink;
import java.time.Duration;
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
}
