package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent.PassagesChosen;
import dev.rlmworkbench.trajectory.RunEvent.PassagesChosen.ChosenPassage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrieveMethodTest {

    private static final String FILLER = "The path goes along the wall of the old garden and then down to the river.\n";
    private static final String QUESTION = "What is the door code of the mill?";

    private final List<EventEntry> events = new ArrayList<>();

    private Answer answer(ScriptedModel model, int passages, String context) throws Exception {
        return method(model, passages).answer(context, QUESTION, CallScope.root("f", events::add));
    }

    private static RetrieveMethod method(ScriptedModel model, int passages) {
        return new RetrieveMethod(
                model,
                new ContextIndexes(),
                new PromptProfiles(null),
                passages,
                Sampling.GREEDY,
                Duration.ofSeconds(30));
    }

    private List<ChosenPassage> chosen() {
        return events.stream()
                .map(EventEntry::event)
                .filter(PassagesChosen.class::isInstance)
                .map(PassagesChosen.class::cast)
                .toList()
                .getLast()
                .passages();
    }

    private static String prompt(ScriptedModel model) {
        return model.requests.getLast().messages().getLast().content();
    }

    /// The mill is mentioned in passages of their own, its door code near the end.
    private static String text(int mentions) {
        return (FILLER.repeat(20) + "The mill stands still.\n").repeat(mentions)
                + FILLER.repeat(20)
                + "The door code of the mill is 4417.\n"
                + FILLER.repeat(20);
    }

    @Test
    void onePromptHoldsTheBestPassagesInTheOrderOfTheText() throws Exception {
        var model = ScriptedModel.replies(" 4417 ");
        var context = text(3);
        var answer = answer(model, 3, context);
        assertEquals("4417", answer.text());
        assertEquals(1, model.requests.size());
        assertEquals(1, answer.iterations());
        assertEquals(0, answer.subCalls());
        assertFalse(answer.truncated());
        var prompt = prompt(model);
        assertTrue(prompt.contains("The door code of the mill is 4417."), prompt);
        assertTrue(prompt.indexOf("The mill stands still.") < prompt.indexOf("The door code"), prompt);
        assertTrue(prompt.endsWith("Question: " + QUESTION), prompt);
        assertTrue(prompt.length() < context.length() / 2, prompt);
    }

    @Test
    void aResultTellsByWhichFunctionsItsPassagesWereFound() {
        var method = method(ScriptedModel.replies("4417"), 3);
        assertEquals(
                method.identity().get("helpers_version"), method.description().helpersVersion());
    }

    @Test
    void theTrajectoryTellsWhichPassagesAndTheirRanks() throws Exception {
        var model = ScriptedModel.replies("4417");
        var context = text(3);
        answer(model, 3, context);
        var passages = chosen();
        assertEquals(3, passages.size());
        assertEquals(1, passages.getLast().rank(), "the best one stands last in the text");
        for (var passage : passages) {
            var shown = context.substring(passage.start(), passage.end());
            assertTrue(shown.contains("mill"), shown);
            assertTrue(prompt(model).contains("[" + passage.start() + "] " + shown.strip()));
        }
    }

    @Test
    void whatDoesNotFitTheWindowIsLeftOutWorstFirst() throws Exception {
        var model = new ScriptedModel(1_000, _ -> "4417");
        answer(model, 8, text(12));
        assertTrue(CommonTokens.of(model.requests.getFirst().messages()) <= 1_000 - 512);
        assertTrue(chosen().size() < 8);
        assertTrue(prompt(model).contains("4417"), "the best one stays");
    }

    @Test
    void aServerThatCallsThePromptTooLongGetsAShorterOne() throws Exception {
        var model = new ScriptedModel(0, request -> {
            if (request.chars() > 2_500) {
                throw new PermanentLlmException(PermanentLlmException.Reason.PROMPT_TOO_LONG, "too long", null);
            }
            return "4417";
        });
        assertEquals("4417", answer(model, 8, text(12)).text());
        assertTrue(prompt(model).contains("4417"));
    }

    @Test
    void nothingFoundIsSaidToTheModel() throws Exception {
        var model = ScriptedModel.replies("not in the text");
        assertEquals(
                "not in the text",
                answer(model, 8, FILLER.replace("the", "a").repeat(50)).text());
        assertTrue(prompt(model).contains("No passage of the text has a word of the question"));
        assertTrue(chosen().isEmpty());
    }

    @Test
    void aFailingServerIsAFailedAnswer() throws Exception {
        var model = new ScriptedModel(0, _ -> {
            throw new PermanentLlmException(PermanentLlmException.Reason.BAD_REQUEST, "no", null);
        });
        var answer = answer(model, 8, text(1));
        assertEquals(StopReason.FAILED, answer.stop());
        assertEquals("no", answer.error());
    }

    @Test
    void theNumberOfPassagesIsInTheFingerprint() {
        var model = ScriptedModel.replies("x");
        assertEquals("retrieve", method(model, 8).name());
        assertNotEquals(method(model, 8).identity(), method(model, 4).identity());
    }
}
