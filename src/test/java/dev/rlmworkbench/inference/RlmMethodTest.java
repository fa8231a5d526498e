package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RlmMethodTest {

    private static final String LONG = "word ".repeat(20_000);

    private final ScriptedRepl repls = new ScriptedRepl();
    private final List<EventEntry> events = Collections.synchronizedList(new ArrayList<>());

    private Answer answer(ScriptedModel model, String profile, RlmLimits limits) throws InterruptedException {
        var setup = RlmSetup.of(new PromptProfiles(null).load(profile, ReplLanguage.JAVA))
                .withLimits(limits);
        return new RlmMethod(model, model, repls, setup).answer(LONG, "What?", CallScope.root("f", events::add));
    }

    private Answer answer(String profile, String... replies) throws InterruptedException {
        return answer(ScriptedModel.replies(replies), profile, RlmLimits.DEFAULT);
    }

    private <E extends RunEvent> List<E> events(Class<E> type) {
        return events.stream()
                .map(EventEntry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String block(String code) {
        return "```java\n" + code + "\n```\n";
    }

    private static RlmLimits limits(int iterations, int depth, int subCalls, Duration time, int errors) {
        return new RlmLimits(iterations, depth, subCalls, 1_000_000, time, errors);
    }

    @Test
    void looksThenAnswersInText() throws Exception {
        var answer = answer("small", block("print found 7"), "FINAL(\"7\")");
        assertEquals("7", answer.text());
        assertEquals(StopReason.FINAL, answer.stop());
        assertEquals(2, answer.iterations());
        assertEquals("text", events(RunEvent.FinalAnswer.class).getFirst().how());
        assertEquals(0, repls.open);
    }

    @Test
    void theContextItselfNeverEntersThePrompt() throws Exception {
        var model = ScriptedModel.replies(block("print x"), "FINAL(1)");
        answer(model, "default", RlmLimits.DEFAULT);
        assertTrue(model.requests.stream().allMatch(r -> r.chars() < 10_000));
    }

    @Test
    void aTurnOfTheSmallProfileEndsAtItsFirstBlock() throws Exception {
        var answer = answer("small", block("print seven") + "Output:\nnine\n\nFINAL(\"nine\")", "FINAL(\"seven\")");
        assertEquals("seven", answer.text());
        assertEquals(List.of("print seven"), repls.blocks);
    }

    @Test
    void theDefaultProfileRunsAllBlocksOfATurn() throws Exception {
        var answer = answer("default", block("print a") + "and\n" + block("final b"));
        assertEquals(List.of("print a", "final b"), repls.blocks);
        assertEquals("b", answer.text());
        assertEquals("code", events(RunEvent.FinalAnswer.class).getFirst().how());
    }

    @Test
    void noTurnIsCountedBeyondTheLast() throws Exception {
        for (var profile : List.of("small", "default")) {
            var model = ScriptedModel.replies(block("print a"), block("print b"), "FINAL(1)");
            answer(model, profile, limits(2, 1, 10, Duration.ofMinutes(1), 5));
            for (var request : model.requests) {
                for (var message : request.messages()) {
                    assertFalse(message.content().contains("Turn 3 of 2"), message.content());
                }
            }
        }
    }

    @Test
    void atTheLimitTheAnswersVariableIsLookedUp() throws Exception {
        var limits = limits(1, 1, 10, Duration.ofMinutes(1), 5);
        for (var last :
                List.of("FINAL_VAR(result)", "FINAL(result)", "FINAL_VAR(\"result\")", block("FINAL(result)"))) {
            var model = ScriptedModel.replies(block("set result"), last);
            assertEquals("value of result", answer(model, "default", limits).text(), last);
        }
    }

    @Test
    void atTheLimitANameThatTheReplDoesNotHaveIsNoAnswer() throws Exception {
        var limits = limits(1, 1, 10, Duration.ofMinutes(1), 5);
        for (var last : List.of("FINAL_VAR(unknown)", "FINAL(result[\"x\"])", "FINAL()", "  ")) {
            var answer = answer(ScriptedModel.replies(block("print x"), last), "default", limits);
            assertNull(answer.text(), last);
            assertEquals(StopReason.ITERATIONS, answer.stop());
        }
        assertEquals(
                "Paris",
                answer(ScriptedModel.replies(block("print x"), "FINAL(Paris)"), "default", limits)
                        .text());
    }

    @Test
    void whatStandsInsideAVariableIsLookedUp() throws Exception {
        for (var last : List.of(
                "FINAL(answer[\"content\"])",
                "FINAL_VAR(\"answer['content']\")",
                "FINAL(answer.get(\"content\"))",
                "FINAL_VAR(answer)")) {
            assertEquals(
                    "the entry content",
                    answer("default", block("set answer"), last).text(),
                    last);
        }
    }

    @Test
    void whatCannotBeLookedUpIsANudgeAndNeverTheAnswer() throws Exception {
        var answer = answer("default", block("print seven"), "FINAL(rows[\"x\"])", "FINAL(\"seven\")");
        assertEquals("seven", answer.text());
        assertEquals(3, answer.iterations());
    }

    @Test
    void anAnswerBesideCodeThatWasNotRunDoesNotCount() throws Exception {
        for (var reply : List.of(
                "```javascript\nconsole.log(1)\n```\nOutput: nine\n\nFINAL(\"nine\")",
                "<tool_call>\n{\"name\": \"search\", \"arguments\": {}}\n</tool_call>\nnine\nFINAL(\"nine\")",
                block("fail boom") + "\nOutput: nine\n\nFINAL(\"nine\")")) {
            events.clear();
            var answer = answer("default", block("print seven"), reply, "FINAL(\"seven\")");
            assertEquals("seven", answer.text(), reply);
            assertEquals(1, events(RunEvent.FinalAnswer.class).size());
        }
    }

    @Test
    void codeInTheFormsOfToolCallsIsRun() throws Exception {
        for (var reply : List.of(
                "<code>\nprint seven\n</code>",
                "<python>print seven</python>",
                "<tool_call>\nrepl\nprint seven\n</tool_call>",
                "<tool_call>\n```repl\nprint seven\n```\n</tool_call>",
                "<tool_call>{\"name\": \"repl\", \"arguments\": {\"code\": \"print seven\"}}</tool_call>",
                "<code>\nprint seven")) {
            repls.blocks.clear();
            answer("small", reply, "FINAL(\"seven\")");
            assertEquals(List.of("print seven"), repls.blocks, reply);
        }
    }

    @Test
    void aFinalBeforeAnythingWasReadIsRefusedAndDoesNotCount() throws Exception {
        var answer = answer("small", "FINAL(\"guess\")", block("print 5"), "FINAL(\"5\")");
        assertEquals("5", answer.text());
        assertEquals(1, events(RunEvent.FinalAnswer.class).size());
        assertEquals("premature-final", events(RunEvent.Nudge.class).getFirst().guard());
    }

    @Test
    void aModelThatInsistsIsTakenAtItsWordAfterTwoRefusals() throws Exception {
        assertEquals("guess", answer("small", "FINAL(\"guess\")").text());
        assertEquals(2, events(RunEvent.Nudge.class).size());
    }

    @Test
    void theSameBlockIsNotRunTwice() throws Exception {
        answer("small", block("print x"), block("print  x // again"), "FINAL(1)");
        assertEquals(List.of("print x"), repls.blocks);
        assertEquals("repeated-code", events(RunEvent.Nudge.class).getFirst().guard());
    }

    @Test
    void aRepetitionIsNotKeptInTheHistoryAndEndsTheTaskWhenItGoesOn() throws Exception {
        var model = ScriptedModel.replies(
                block("print x"), block("print x"), block("print x"), block("print x"), "FINAL(\"x\")");
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertEquals(List.of("print x"), repls.blocks);
        assertEquals("x", answer.text());
        assertEquals(StopReason.ERRORS, answer.stop());
        int second = model.requests.get(1).messages().size();
        assertEquals(second, model.requests.get(2).messages().size());
        assertEquals(second, model.requests.get(3).messages().size());
        assertTrue(model.requests.get(2).messages().getLast().content().contains("x"));
    }

    @Test
    void anAnswerWithANumberThatNoOutputShowsIsRefused() throws Exception {
        var answer = answer("small", block("print the code is 77"), "FINAL(\"78\")", "FINAL(\"77\")");
        assertEquals("77", answer.text());
        assertEquals(
                List.of("ungrounded-final"),
                events(RunEvent.Nudge.class).stream().map(RunEvent.Nudge::guard).toList());
    }

    @Test
    void aRefusedAnswerIsNotKeptInTheHistory() throws Exception {
        var model = ScriptedModel.replies(
                block("print the code is 77"), "FINAL(\"78\")", block("print it is 79"), "FINAL(\"79\")");
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertEquals("79", answer.text());
        var refused = model.requests.get(2).messages();
        assertEquals(model.requests.get(1).messages().size(), refused.size());
        assertTrue(refused.getLast().content().contains("the code is 77"));
        assertTrue(refused.getLast().content().contains("That answer was not taken: no output shows it"));
        var later = model.requests.get(3).messages();
        assertTrue(later.stream().noneMatch(message -> message.content().contains("78")));
        assertEquals(
                later.get(later.size() - 3), model.requests.get(1).messages().getLast());
    }

    @Test
    void anAnswerThatIsRefusedWheneverItIsGivenEndsTheTask() throws Exception {
        var model = ScriptedModel.replies(
                block("print the code is 77"),
                "FINAL(\"78\")",
                block("print the code is 77"),
                "FINAL(\"79\")",
                "FINAL(\"77\")");
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertEquals("77", answer.text());
        assertEquals(StopReason.ERRORS, answer.stop());
    }

    @Test
    void anAnswerThatCodeComputedNeedsNoEvidence() throws Exception {
        assertEquals(
                "value of Total9",
                answer("small", block("print something"), block("FINAL_VAR(\"Total9\")"))
                        .text());
    }

    @Test
    void anAnswerAboutANameThatNothingShowsIsRefusedButNotTheOneThatItIsNotThere() throws Exception {
        var setup = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));
        var model = ScriptedModel.replies(
                block("print the code of Bo Krag is 77"), "FINAL(\"77\")", "FINAL(\"Not in the text.\")");
        var answer = new RlmMethod(model, model, repls, setup)
                .answer(LONG, "What is the code of Ada Lie?", CallScope.root("f", events::add));
        assertEquals("Not in the text.", answer.text());
        assertEquals(
                List.of("unseen-names", "unseen-final"),
                events(RunEvent.Nudge.class).stream().map(RunEvent.Nudge::guard).toList());
        assertTrue(model.requests.get(1).messages().getLast().content().contains("Ada Lie)"));
    }

    @Test
    void aNameThatStandsAllOverTheTextNeedNotBeShown() throws Exception {
        var setup = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));
        var model = ScriptedModel.replies(block("print the code of it is 77"), "FINAL(\"77\")");
        var answer = new RlmMethod(model, model, repls, setup)
                .answer("Fano is here. ".repeat(2_000), "What is the code of Fano?", CallScope.root("f", events::add));
        assertEquals("77", answer.text());
        assertEquals(List.of(), events(RunEvent.Nudge.class));
    }

    @Test
    void theSecondRefusalSaysWhatElseThereIsToReply() throws Exception {
        var answer = answer(
                "small", block("print the code is 77"), "FINAL(\"78\")", "FINAL(\"79\")", "FINAL(\"not in the text\")");
        assertEquals("not in the text", answer.text());
        assertEquals(
                List.of("ungrounded-final", "ungrounded-again"),
                events(RunEvent.Nudge.class).stream().map(RunEvent.Nudge::guard).toList());
    }

    @Test
    void aFinalRightAfterAnErrorIsRefused() throws Exception {
        var answer = answer(
                "small", block("print x"), block("fail boom"), "FINAL(\"bad\")", block("print y"), "FINAL(\"ok\")");
        assertEquals("ok", answer.text());
        assertEquals(1, answer.replErrors());
        assertTrue(events(RunEvent.Nudge.class).stream().anyMatch(n -> n.guard().equals("final-after-error")));
    }

    @Test
    void aReplyWithoutCodeOrFinalGetsOneClearNudge() throws Exception {
        var model = ScriptedModel.replies("I do not have the text.", block("print x"), "FINAL(1)");
        answer(model, "small", RlmLimits.DEFAULT);
        var told = model.requests.get(1).messages().getLast().content();
        assertTrue(told.contains("FINAL("), told);
        assertTrue(told.contains("Question: What?"), told);
    }

    @Test
    void aFinalThatNamesAVariableGivesItsValue() throws Exception {
        assertEquals(
                "value of total",
                answer("small", block("set total"), "FINAL_VAR(total)").text());
        assertEquals(
                "value of total",
                answer("small", block("set total"), "FINAL(total)").text());
        assertEquals(
                "total", answer("small", block("set total"), "FINAL(\"total\")").text());
        assertEquals(
                "Paris", answer("small", block("set total"), "FINAL(Paris)").text());
    }

    @Test
    void aVariableThatDoesNotExistIsSaidAndTheLoopGoesOn() throws Exception {
        var answer = answer("default", block("print x"), "FINAL_VAR(unknown)", "FINAL(\"x\")");
        assertEquals("x", answer.text());
    }

    @Test
    void subCallsRunAndAFailingOneHasItsErrorInPlace() throws Exception {
        var model = new ScriptedModel(0, request -> {
            var last = request.messages().getLast().content();
            return switch (last) {
                case "one" -> "1";
                case "two" -> throw new RetriableLlmException("the server is away", null, null);
                default -> last.contains("Output:") ? "FINAL(\"done\")" : block("ask one,two");
            };
        });
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertEquals(2, answer.subCalls());
        assertEquals(
                "1,Error: the server is away",
                events(RunEvent.CodeFinished.class).getFirst().result().stdout());
        assertEquals(StopReason.FINAL, answer.stop());
    }

    @Test
    void subCallsBeyondTheLimitAreRefusedAndTheBestAnswerIsAsked() throws Exception {
        var model = ScriptedModel.replies(block("ask a,b,c"), "first", "second", "FINAL(\"best\")");
        var answer = answer(model, "small", limits(10, 1, 2, Duration.ofMinutes(1), 5));
        assertEquals(StopReason.SUB_CALLS, answer.stop());
        assertEquals("best", answer.text());
    }

    @Test
    void theTurnLimitAsksOnceForTheBestAnswer() throws Exception {
        var model = new ScriptedModel(
                0,
                request -> request.messages().getLast().content().contains("No turns")
                        ? "I think it is 12.\nFINAL(\"12\")"
                        : block("print " + request.messages().size()));
        var answer = answer(model, "small", limits(3, 1, 10, Duration.ofMinutes(1), 5));
        assertEquals("12", answer.text());
        assertEquals(StopReason.ITERATIONS, answer.stop());
        assertEquals("exhausted", events(RunEvent.FinalAnswer.class).getFirst().how());
    }

    @Test
    void errorsInARowEndTheTask() throws Exception {
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        var model = new ScriptedModel(0, _ -> block("fail " + turn.incrementAndGet()));
        assertEquals(
                StopReason.ERRORS,
                answer(model, "small", limits(20, 1, 10, Duration.ofMinutes(1), 3))
                        .stop());
        assertTrue(events(RunEvent.Nudge.class).stream().anyMatch(n -> n.guard().equals("recovery")));
    }

    @Test
    void theTimeLimitEndsAHangingBlock() throws Exception {
        var model = ScriptedModel.replies(block("hang"), "FINAL(\"late\")");
        var answer = answer(model, "small", limits(5, 1, 10, Duration.ofMillis(300), 5));
        assertEquals(StopReason.TIME, answer.stop());
        assertTrue(answer.timedOut());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aFailingServerIsAnErrorOfTheTaskAndNotAnException() throws Exception {
        var model = new ScriptedModel(0, _ -> {
            throw new RetriableLlmException("no connection to http://127.0.0.1:1", null, null);
        });
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertNull(answer.text());
        assertEquals(StopReason.FAILED, answer.stop());
        assertEquals("no connection to http://127.0.0.1:1", answer.error());
        assertEquals(0, repls.open);
    }

    @Test
    void cancellingEndsTheTask() {
        var model = ScriptedModel.replies(block("hang"));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> answer(model, "small", RlmLimits.DEFAULT));
        assertEquals(0, repls.open);
    }

    @Test
    void aChildRlmHasItsOwnReplAndSharesTheBudget() throws Exception {
        var model = new ScriptedModel(0, request -> {
            var all = request.messages().stream().map(ChatMessage::content).reduce("", String::concat);
            var last = request.messages().getLast().content();
            if (all.contains("Question: inner?")) {
                return last.contains("Output:") ? "FINAL(\"inner answer\")" : block("print inner");
            }
            return last.contains("inner answer") ? "FINAL(\"outer\")" : block("rlm inner?");
        });
        var answer = answer(model, "small", limits(10, 2, 10, Duration.ofMinutes(1), 5));
        assertEquals("outer", answer.text());
        assertEquals(List.of("rlm inner?", "print inner"), repls.blocks);
        assertTrue(events.stream().anyMatch(e -> e.depth() == 1 && e.event() instanceof RunEvent.CodeStarted));
        assertEquals(1, answer.subCalls());
    }

    @Test
    void aFewChildRlmsOfABatchHaveAReplAtTheSameTime() throws Exception {
        var model = new ScriptedModel(0, request -> {
            var all = request.messages().stream().map(ChatMessage::content).reduce("", String::concat);
            if (all.contains("Question: inner?")) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                return "FINAL(\"deep\")";
            }
            return all.contains("deep") ? "FINAL(\"outer\")" : block("rlms 40");
        });
        var answer = answer(model, "small", limits(10, 2, 100, Duration.ofMinutes(1), 5));
        assertEquals("outer", answer.text());
        assertEquals(40, answer.subCalls());
        assertTrue(repls.mostOpen <= 1 + model.concurrency(), () -> repls.mostOpen + " REPLs at once");
        assertEquals(0, repls.open);
    }

    @Test
    void aLongHistoryIsSummedUpNearTheWindow() throws Exception {
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        var model = new ScriptedModel(5_000, request -> {
            var last = request.messages().getLast().content();
            if (last.contains("Write in a few lines")) {
                return "Found: the answer is 3.";
            }
            return turn.incrementAndGet() > 6 ? "FINAL(\"3\")" : block("print " + turn.get() + "x".repeat(2_000));
        });
        var answer = answer(model, "small", RlmLimits.DEFAULT);
        assertEquals("3", answer.text());
        assertFalse(events(RunEvent.Compaction.class).isEmpty());
        assertTrue(model.requests.getLast().messages().stream()
                .anyMatch(m -> m.content().contains("the answer is 3")));
    }

    @Test
    void whereNoSummaryComesTheNewestTurnStaysAndTheOldestGo() throws Exception {
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        var model = new ScriptedModel(5_000, request -> {
            if (request.messages().getLast().content().contains("Write in a few lines")) {
                return " ";
            }
            return turn.incrementAndGet() > 6 ? "FINAL(\"3\")" : block("print " + turn.get() + "x".repeat(2_000));
        });
        assertEquals("3", answer(model, "small", RlmLimits.DEFAULT).text());
        var summaries = events(RunEvent.Compaction.class).stream()
                .map(RunEvent.Compaction::summary)
                .distinct()
                .toList();
        assertEquals(List.of("(The oldest turns were left out: no summary came.)"), summaries);
        var last = model.requests.getLast().messages();
        assertTrue(last.stream().noneMatch(m -> m.content().contains("summed up")));
        assertTrue(last.get(last.size() - 2).content().contains("print 6x"));
    }

    @Test
    void messagesAreRecordedOnce() throws Exception {
        answer("small", block("print a"), block("print b"), "FINAL(\"b\")");
        var calls = events(RunEvent.ModelCallStarted.class);
        assertEquals(3, calls.size());
        assertEquals(2, calls.get(1).messages().size());
        assertEquals(calls.get(0).messages().size(), calls.get(1).earlier());
    }

    @Test
    void theLibraryCallGivesAnswerTrajectoryAndUsage() throws Exception {
        var model = ScriptedModel.replies(block("print a"), "FINAL(\"a\")");
        var rlm = Rlm.builder()
                .root(model)
                .repls(repls)
                .profile("small")
                .maxIterations(20)
                .build();
        var completion = rlm.completion(LONG, "What?");
        assertEquals("a", completion.answer());
        assertEquals(2, completion.iterations());
        assertFalse(completion.trajectory().isEmpty());
        assertTrue(completion.usage().promptTokens() > 0);
    }

    @Test
    void theCodeSeesNoLineEndsOfWindows() throws Exception {
        var rlm = Rlm.builder()
                .root(ScriptedModel.replies(block("print a"), "FINAL(\"a\")"))
                .repls(repls)
                .profile("small")
                .build();
        rlm.completion("## Boat A\r\n- tons: 31\r\rend " + LONG, "What?");
        assertEquals("## Boat A\n- tons: 31\n\nend " + LONG, repls.context);
    }

    @Test
    void helpersAndWhatTheyDoAreInTheFingerprint() {
        var setup = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));
        var model = ScriptedModel.replies("x");
        var all = new RlmMethod(model, model, repls, setup);
        var none = new RlmMethod(model, model, repls, setup.withHelpers(HelperSet.NONE));
        assertEquals("all", all.identity().get("helpers"));
        assertEquals(HelperSet.VERSION, all.identity().get("helpers_version"));
        assertEquals("none", none.identity().get("helpers"));
        assertEquals("all", all.description().helpers());
        assertEquals(HelperSet.VERSION, all.description().helpersVersion());
        assertEquals("none", none.description().helpers());
    }

    @Test
    void theReplGetsTheHelpersAndThePromptNamesThem() throws Exception {
        var model = ScriptedModel.replies(block("print a"), "FINAL(\"a\")");
        var rlm = Rlm.builder()
                .root(model)
                .repls(repls)
                .profile("small")
                .helpers(HelperSet.NONE)
                .build();
        rlm.completion(LONG, "What?");
        assertEquals(HelperSet.NONE, repls.limits.helpers());
        var system = model.requests.getFirst().messages().getFirst().content();
        assertFalse(system.contains("search("), system);
    }

    @Test
    void theFingerprintFieldsTellTwoSetupsApart() {
        var setup = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));
        var model = ScriptedModel.replies("x");
        var full = new RlmMethod(model, model, repls, setup).identity();
        assertFalse(full.equals(new RlmMethod(model, model, repls, setup.withSubCalls(false)).identity()));
        assertFalse(full.equals(
                new RlmMethod(model, model, repls, setup.withLimits(limits(5, 1, 10, Duration.ofMinutes(1), 5)))
                        .identity()));
    }
}
