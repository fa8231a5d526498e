package dev.rlmworkbench.trajectory.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatResponse.Limit;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.GenerationDetails;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static List<EventEntry> twoTurnsAndASubCall() {
        var samples = new EventSamples("f1")
                .begins("rlm", "What is the code?", 1_000)
                .asks(1, 0, ChatMessage.system("You write code."), ChatMessage.user("What is the code?"))
                .root(new RunEvent.TokensReceived("sear"))
                .replies("search(\"code\")")
                .runs(1, "r = search(\"code\")");
        samples.add(
                "1",
                "0",
                1,
                new RunEvent.ModelCallStarted("sub", "small", 0, 0, List.of(ChatMessage.user("Is it here?"))));
        samples.add("1", "0", 1, EventSamples.finished("not found"));
        samples.root(new RunEvent.CodeFinished(
                1,
                0,
                EventSamples.result(
                        "[10] the code is 7",
                        List.of(new ContextRange(10, 25)),
                        List.of(new ContextRange(0, 99)),
                        null,
                        "r")));
        return samples.root(new RunEvent.Nudge(1, "unseen-names", "No output shows it."))
                .asks(2, 2, ChatMessage.assistant("search(\"code\")"), ChatMessage.user("Output: [10] the code is 7"))
                .replies("FINAL(\"7\")")
                .answers(2, "7")
                .events();
    }

    @Test
    void aReplyThatWasCutOffSaysByWhichLimit() {
        var details = new GenerationDetails(
                GenerationDetails.VERSION, null, 4, Limit.REPLY_BUDGET, Sampling.GREEDY, null, false, null, null, null);
        var none = Duration.ZERO;
        var timing = new CallTiming(none, none, none, none);
        var cut = new RunEvent.Generation("sear", "", new TokenUsage(9, 4, false), timing, "length", null, details);
        var replay = Replay.of(new EventSamples("f1")
                .begins("rlm", "What is the code?", 1_000)
                .asks(1, 0, ChatMessage.user("What is the code?"))
                .root(cut)
                .events());
        assertEquals(
                List.of("The reply was cut off by the reply budget."),
                replay.steps().getFirst().notes().stream().map(Notes::words).toList());
    }

    @Test
    void theConversationOfAStepIsAllThatWasSentAndWhatIsNewIsKnown() {
        var replay = Replay.of(twoTurnsAndASubCall());

        assertEquals(2, replay.steps().size());
        var second = replay.steps().get(1);
        assertEquals(
                List.of(
                        ChatMessage.system("You write code."),
                        ChatMessage.user("What is the code?"),
                        ChatMessage.assistant("search(\"code\")"),
                        ChatMessage.user("Output: [10] the code is 7")),
                second.prompt());
        assertEquals(2, second.fresh());
        assertEquals("7", replay.answer());
        assertEquals("final", replay.stopReason());
    }

    @Test
    void aStepHasItsCodeOutputSubCallsAndNotes() {
        var first = Replay.of(twoTurnsAndASubCall()).steps().getFirst();

        assertEquals("search(\"code\")", first.reply(), "the whole reply replaces the streamed pieces");
        assertEquals("[10] the code is 7", first.output());
        assertEquals("Is it here?", first.subCalls().getFirst().prompt());
        assertEquals("not found", first.subCalls().getFirst().reply());
        assertTrue(first.notes().getFirst() instanceof RunEvent.Nudge);
        assertNull(first.answer());
    }

    @Test
    void whatWasReadChangedAndSpentIsKnownAsOfEachStep() {
        var replay = Replay.of(twoTurnsAndASubCall());

        assertEquals(List.of(), replay.read(0));
        assertEquals(
                List.of("PRINTED 10-25", "SENT 0-99"),
                replay.read(1).stream()
                        .map(range -> range.kind() + " " + range.start() + "-" + range.end())
                        .toList());
        assertEquals(List.of(new Variable(ReplVariable.named("r"), 1)), replay.variables(2));
        assertEquals(110, replay.spent(1).rootTokens());
        assertEquals(220, replay.spent(2).rootTokens());
        assertEquals(110, replay.spent(2).subTokens());
        assertEquals(1, replay.subCalls());
    }

    @Test
    void aRestartForgetsTheVariables() {
        var samples = new EventSamples("f")
                .begins("rlm", "q", 10)
                .asks(1, 0)
                .replies("x = 1")
                .runs(1, "x = 1");
        samples.prints(1, "", List.of(), "x").asks(2, 0).replies("y = 2").runs(2, "y = 2");
        samples.root(new RunEvent.CodeFinished(
                2,
                0,
                new dev.rlmworkbench.repl.ReplResult(
                        "",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(ReplVariable.named("y")),
                        java.time.Duration.ZERO,
                        "it hung")));

        assertEquals(
                List.of(new Variable(ReplVariable.named("y"), 2)),
                Replay.of(samples.events()).variables(2));
    }

    @Test
    void aChildRlmHasStepsOfItsOwn() {
        var samples = new EventSamples("f")
                .begins("rlm", "q", 10)
                .asks(1, 0)
                .replies("code")
                .runs(1, "rlm_query(p)");
        samples.add("1", "0", 1, new RunEvent.ModelCallStarted("sub", "m", 1, 0, List.of(ChatMessage.user("child?"))));
        samples.add("1", "0", 1, EventSamples.finished("look"));
        samples.add("1", "0", 1, new RunEvent.CodeStarted(1, 0, "python", "llm_query(x)"));
        samples.add("2", "1", 2, new RunEvent.ModelCallStarted("sub", "m", 0, 0, List.of(ChatMessage.user("leaf?"))));
        samples.add("2", "1", 2, EventSamples.finished("leaf!"));
        samples.add("1", "0", 1, new RunEvent.CodeFinished(1, 0, EventSamples.result("", List.of(), List.of(), null)));
        samples.add("1", "0", 1, new RunEvent.FinalAnswer(1, "text", "done"));

        var child = Replay.of(samples.events()).steps().getFirst().subCalls().getFirst();

        assertTrue(child.isRlm());
        assertEquals("done", child.reply());
        assertEquals("leaf!", child.steps().getFirst().subCalls().getFirst().reply());
        assertEquals(2, Replay.of(samples.events()).subCalls());
    }

    @Property(tries = 40)
    void aTrajectoryThatIsCutOffAnywhereIsReplayed(@ForAll @IntRange(min = 0, max = 14) int kept) {
        var events = twoTurnsAndASubCall();
        var replay = Replay.of(events.subList(0, Math.min(kept, events.size())));

        assertTrue(replay.steps().size() <= 2);
        assertEquals(replay.steps().size(), replay.spent(99).rootCalls());
    }
}
