package dev.rlmworkbench.trajectory.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTagsTest {

    private static EventSamples task() {
        return new EventSamples("f").begins("rlm", "What is the code?", 10_000);
    }

    private static List<PatternTag> tags(EventSamples samples) {
        return PatternTags.of(Replay.of(samples.events())).stream()
                .map(PatternTags.Found::tag)
                .toList();
    }

    private static EventSamples step(EventSamples samples, int turn, String code, String output) {
        return samples.asks(turn, 0)
                .replies(code)
                .runs(turn, code)
                .prints(turn, output, List.of(new ContextRange(0, output.length())));
    }

    @Test
    void aLookAtTheBeginningIsAProbe() {
        var samples = step(task(), 1, "head(200)", "Notes of the office");
        assertEquals(List.of(PatternTag.PROBE), tags(samples));
        assertEquals(
                "The first code printed 19 of 10,000 characters.",
                PatternTags.of(Replay.of(samples.events())).getFirst().why());
    }

    @Test
    void manySubCallsInAStepAreChunkAndMap() {
        var samples = task().asks(1, 0).replies("code").runs(1, "llm_query_batched(parts)");
        for (int call = 1; call <= 3; call++) {
            var id = String.valueOf(call);
            samples.add(
                    id,
                    "0",
                    1,
                    new RunEvent.ModelCallStarted("sub", "m", 0, 0, List.of(ChatMessage.user("part " + id))));
            samples.add(id, "0", 1, EventSamples.finished("no"));
        }
        assertEquals(List.of(PatternTag.CHUNK_AND_MAP), tags(samples));
    }

    @Test
    void lookingAgainForWhatWasThereIsAVerificationAndMoreOfItRedundant() {
        var samples = step(task(), 1, "search(\"code\")", "x".repeat(3_000) + " the code is 4711");
        step(samples, 2, "grep(\"4711\")", "the code is 4711");
        assertEquals(
                List.of(PatternTag.VERIFY),
                tags(step(task(), 1, "a", "x".repeat(3_000) + " 4711")
                        .asks(2, 0)
                        .replies("b")
                        .runs(2, "grep(\"4711\")")
                        .prints(2, "4711", List.of())
                        .asks(3, 0)
                        .replies("c")
                        .answers(3, "4711")));
        step(samples, 3, "around(\"4711\")", "the code is 4711")
                .asks(4, 0)
                .replies("FINAL")
                .answers(4, "4711");
        assertEquals(List.of(PatternTag.VERIFY, PatternTag.REDUNDANT_VERIFY), tags(samples));
    }

    @Test
    void anAnswerBeforeAnythingWasReadIsPremature() {
        assertEquals(
                List.of(PatternTag.PREMATURE_FINAL),
                tags(task().asks(1, 0).replies("FINAL(\"5\")").answers(1, "5")));
        assertEquals(
                List.of(),
                tags(new EventSamples("f")
                        .begins("vanilla", "q", 100)
                        .asks(1, 0)
                        .replies("5")
                        .answers(1, "5")),
                "vanilla has the text in its prompt");
    }

    @Test
    void aRefusedAnswerIsPremature() {
        var samples = step(task(), 1, "head()", "x".repeat(5_000));
        samples.root(new RunEvent.Nudge(1, "premature-final", "Look first."));
        assertEquals(List.of(PatternTag.PREMATURE_FINAL), tags(samples));
    }

    @Test
    void theSameCodeAgainIsRepeatedWhateverItsSpaces() {
        var samples = step(task(), 1, "print(context[:9])", "x".repeat(5_000));
        step(samples, 2, "print(context[:9])  ", "y".repeat(5_000));
        assertEquals(List.of(PatternTag.REPEATED_CODE), tags(samples));
    }

    @Test
    void anAnswerOfCodeThatIsNotTheLastOneIsDiscarded() {
        var samples = task().asks(1, 0).replies("code").runs(1, "FINAL(a)");
        samples.root(
                new RunEvent.CodeFinished(1, 0, EventSamples.result("x".repeat(5_000), List.of(), List.of(), "12")));
        samples.asks(2, 0).replies("FINAL(\"13\")").answers(2, "13");
        var found = PatternTags.of(Replay.of(samples.events()));
        assertEquals(
                List.of(PatternTag.ANSWER_DISCARDED),
                found.stream().map(PatternTags.Found::tag).toList());
        assertTrue(found.getFirst().why().contains("\"12\"; the answer is \"13\""));
    }
}
