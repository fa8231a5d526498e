package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HostFunctions.SubTask;
import dev.rlmworkbench.result.StopReason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubCallsTest {

    private static final String NONE_LEFT =
            "Error: the limit of this question is reached, no more sub-calls; answer with what you have.";

    private static final int CHILDREN_AT_ONCE = 2;

    private final AtomicInteger children = new AtomicInteger();

    private static Budget budget(int subCalls, long tokens) {
        return new Budget(new RlmLimits(20, 1, subCalls, tokens, Duration.ofMinutes(5), 6));
    }

    private SubCalls calls(ScriptedModel model, Budget budget) {
        var scope = CallScope.root("f", _ -> {});
        var caller = new ModelCaller(model, budget, false);
        return new SubCalls(
                caller,
                Sampling.GREEDY,
                budget,
                scope,
                (task, childScope) -> {
                    children.incrementAndGet();
                    return "child: "
                            + caller.callOnce(ChatRequest.of(task.query(), Sampling.GREEDY), childScope)
                                    .text();
                },
                CHILDREN_AT_ONCE);
    }

    private static ScriptedModel echo() {
        return new ScriptedModel(
                0, request -> "re: " + request.messages().getLast().content());
    }

    private static List<String> prompts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }

    @Test
    void ofABatchOverTheLimitTheFirstAreAskedAndTheOthersSayHowManyWereNot() throws Exception {
        var model = echo();
        var budget = budget(3, 1_000_000);
        var answers = calls(model, budget).llmQuery(prompts(100_000));
        assertEquals(List.of("re: p0", "re: p1", "re: p2"), answers.subList(0, 3));
        assertEquals(100_000, answers.size());
        var refusal = "Error: the limit of this question is reached, no more sub-calls"
                + " (99997 of these 100000 were not asked); answer with what you have.";
        assertTrue(answers.subList(3, 100_000).stream().allMatch(refusal::equals), () -> answers.get(3));
        assertEquals(3, model.requests.size());
        assertEquals(StopReason.SUB_CALLS, budget.spent().orElseThrow().reason());
    }

    @Test
    void childQuestionsAreTakenFromTheSameBudgetFirst() throws Exception {
        var budget = budget(2, 1_000_000);
        var tasks = prompts(5).stream().map(p -> new SubTask(p, null)).toList();
        var answers = calls(echo(), budget).rlmQuery(tasks);
        assertEquals(List.of("child: re: p0", "child: re: p1"), answers.subList(0, 2));
        assertTrue(answers.getLast().contains("(3 of these 5 were not asked)"), answers.getLast());
        assertEquals(2, children.get());
    }

    @Test
    void aSingleQuestionOverTheLimitReadsTheSentenceAlone() throws Exception {
        assertEquals(List.of(NONE_LEFT), calls(echo(), budget(0, 1_000_000)).llmQuery(List.of("p")));
    }

    @Test
    void aBatchHasABoundedNumberOfCallsUnderWay() throws Exception {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var model = new ScriptedModel(0, _ -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            underWay.decrementAndGet();
            return "x";
        });
        var answers = calls(model, budget(2_000, 1_000_000)).llmQuery(prompts(2_000));
        assertEquals(2_000, answers.stream().filter("x"::equals).count());
        assertTrue(most.get() <= 128, () -> most + " calls under way at once");
    }

    @Test
    void childrenThatWaitForTheirTurnAreNotAskedWhenTheTokensRunOut() throws Exception {
        var model = new ScriptedModel(0, _ -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            return "a long answer of many words ".repeat(100);
        });
        var budget = budget(1_000, 1);
        var tasks = Collections.nCopies(100, new SubTask("p", null));
        assertTrue(calls(model, budget).rlmQuery(tasks).contains(NONE_LEFT));
        assertTrue(children.get() <= CHILDREN_AT_ONCE, () -> children + " children");
        int counted = budget.answer(null, StopReason.TOKENS, 0, 0, false, null).subCalls();
        assertEquals(children.get(), counted);
    }

    @Test
    void callsThatAreNotMadeBecauseTokensRanOutAreNotCounted() throws Exception {
        var model = new ScriptedModel(0, _ -> "a long answer of many words ".repeat(100));
        var budget = budget(1_000, 1);
        var answers = calls(model, budget).llmQuery(prompts(1_000));
        assertTrue(answers.contains(NONE_LEFT));
        assertFalse(model.requests.isEmpty());
        int counted = budget.answer(null, StopReason.TOKENS, 0, 0, false, null).subCalls();
        assertEquals(model.requests.size(), counted);
    }
}
