package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.BoundedModel;
import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The same thing happens to every method: each must give the same outcome, or a comparison favours one of them.
@Timeout(60)
class OutcomesTest {

    private static final String TEXT = "word ".repeat(20_000);
    private static final Duration TIME = Duration.ofSeconds(30);

    private final List<EventEntry> events = Collections.synchronizedList(new ArrayList<>());

    /// Makes a method over a model.
    interface Maker {
        Method over(LanguageModel model);
    }

    record Named(String name, Maker maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> methods() {
        var profiles = new PromptProfiles(null);
        var setup = RlmSetup.of(profiles.load("small", ReplLanguage.JAVA));
        return Stream.of(
                new Named(
                        "vanilla",
                        model -> new VanillaMethod(model, profiles, OverflowPolicy.REFUSE, Sampling.GREEDY, TIME)),
                new Named(
                        "vanilla, middle cut",
                        model -> new VanillaMethod(model, profiles, OverflowPolicy.MIDDLE, Sampling.GREEDY, TIME)),
                new Named(
                        "retrieve",
                        model -> new RetrieveMethod(model, new ContextIndexes(), profiles, 8, Sampling.GREEDY, TIME)),
                new Named(
                        "map_reduce",
                        model -> new MapReduceMethod(model, profiles, Sampling.GREEDY, RlmLimits.DEFAULT)),
                new Named("rlm", model -> new RlmMethod(model, model, new ScriptedRepl(), setup)),
                new Named(
                        "rlm_no_subcalls",
                        model -> new RlmMethod(model, model, new ScriptedRepl(), setup.withSubCalls(false))));
    }

    private Answer answer(Named method, LanguageModel model) throws InterruptedException {
        return method.maker().over(model).answer(TEXT, "Which word is it?", CallScope.root("f", events::add));
    }

    private List<String> limits() {
        return events.stream()
                .map(EventEntry::event)
                .filter(RunEvent.LimitReached.class::isInstance)
                .map(event -> ((RunEvent.LimitReached) event).limit())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aPromptThatDoesNotFitIsRefusedAndNoError(Named method) throws Exception {
        var answer = answer(method, ScriptedModel.strict(20, _ -> "x"));
        assertEquals(StopReason.REFUSED, answer.stop());
        assertNull(answer.text());
        assertNull(answer.error(), "it would be refused again, so it must not run again on resume");
        assertTrue(answer.truncated());
        assertEquals("window", limits().getLast());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aServerThatIsGoneIsAnErrorInEach(Named method) throws Exception {
        var answer = answer(method, new ScriptedModel(100_000, _ -> {
            throw new RetriableLlmException("the server is gone", null, null);
        }));
        assertEquals(StopReason.FAILED, answer.stop());
        assertEquals("the server is gone", answer.error());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aModelThatOnlyThinksGivesNoWrongAnswer(Named method) throws Exception {
        var answer = answer(method, new Thinker());
        assertEquals(StopReason.THINKING, answer.stop());
        assertNull(answer.text());
        assertNull(answer.error());
        assertTrue(limits().contains("thinking"));
    }

    @Test
    void aSandboxThatFailsInEveryTurnIsAFailureAndNoWrongAnswer() throws Exception {
        var method = methods().filter(m -> m.name().equals("rlm")).findFirst().orElseThrow();
        var replies = IntStream.range(0, 30)
                .mapToObj(i -> "```java\nlost the process ended, %d\n```\n".formatted(i))
                .toArray(String[]::new);
        var answer = answer(method, ScriptedModel.replies(replies));
        assertEquals(StopReason.FAILED, answer.stop());
        assertTrue(answer.error().startsWith("the sandbox failed in every turn: the process ended"), answer.error());
    }

    @Test
    void oneTurnInWhichTheSandboxWorkedMakesItTheModelsTask() throws Exception {
        var method = methods().filter(m -> m.name().equals("rlm")).findFirst().orElseThrow();
        var replies = Stream.concat(
                        Stream.of("```java\nprint seven\n```\n"),
                        IntStream.range(0, 30).mapToObj(i -> "```java\nlost it, %d\n```\n".formatted(i)))
                .toArray(String[]::new);
        assertEquals(
                StopReason.ERRORS,
                answer(method, ScriptedModel.replies(replies)).stop());
    }

    @Test
    void theLastCallForTheBestAnswerFitsTheWindowToo() throws Exception {
        int[] turn = {0};
        var model = ScriptedModel.strict(
                6_000,
                request -> request.messages().getLast().content().contains("best answer")
                        ? "FINAL(\"best\")"
                        : "```java\nprint " + (turn[0]++) + " " + "seven ".repeat(700) + "\n```\n");
        var setup = RlmSetup.of(new PromptProfiles(null).load("medium", ReplLanguage.JAVA))
                .withLimits(new RlmLimits(12, 1, 0, 1_000_000, TIME, 6));
        var method = new RlmMethod(new Unhelpful(model), model, new ScriptedRepl(), setup);
        var answer = method.answer(TEXT, "Which word is it?", CallScope.root("f", events::add));
        assertEquals(StopReason.ITERATIONS, answer.stop());
        assertEquals(12, answer.iterations());
        assertEquals("best", answer.text(), "the turns that are too long are left out instead");
    }

    @Test
    void aReplyThatIsTooLongItselfIsLeftOutAndWhatItsCodePrintedStays() throws Exception {
        var first = new AtomicLong();
        var model = new ScriptedModel(0, request -> {
            first.compareAndSet(0, request.chars());
            if (request.chars() > first.get() + 5_000) {
                throw new PermanentLlmException(PermanentLlmException.Reason.PROMPT_TOO_LONG, "too long", null);
            }
            return request.messages().getLast().content().contains("seven")
                    ? "FINAL(\"seven\")"
                    : "I think. ".repeat(1_000) + "\n```java\nprint seven\n```\n";
        });
        var setup = RlmSetup.of(new PromptProfiles(null).load("small", ReplLanguage.JAVA));
        var method = new RlmMethod(model, model, new ScriptedRepl(), setup);
        assertEquals(
                "seven",
                method.answer(TEXT, "Which word is it?", CallScope.root("f", events::add))
                        .text());
    }

    @Test
    void aPartThatCannotBeReadFailsMapReduceInsteadOfBeingLeftOut() throws Exception {
        int[] calls = {0};
        var model = new ScriptedModel(2_000, _ -> {
            if (calls[0]++ == 3) {
                throw new PermanentLlmException(PermanentLlmException.Reason.BAD_ANSWER, "no JSON", null);
            }
            return "a note";
        });
        var method =
                methods().filter(m -> m.name().equals("map_reduce")).findFirst().orElseThrow();
        assertEquals("no JSON", answer(method, model).error());
    }

    @ParameterizedTest
    @CsvSource({"LENGTH, THINKING, thinking", "CONTENT_FILTER, FILTERED, content_filter"})
    void aPartForWhichNoNoteCameEndsMapReduceAndNoMorePartsAreRead(FinishReason finish, StopReason stop, String limit)
            throws Exception {
        var answer = mapReduce(new NoteMissing(4, finish, new AtomicInteger()), 1_000, 1_000_000);
        assertEquals(stop, answer.stop());
        assertNull(answer.text());
        assertEquals(List.of(limit), limits());
        assertTrue(answer.subCalls() <= 5, () -> answer.subCalls() + " sub-calls");
    }

    private Answer mapReduce(LanguageModel model, int subCalls, long tokens) throws InterruptedException {
        var limits = new RlmLimits(20, 1, subCalls, tokens, TIME, 6);
        return new MapReduceMethod(model, new PromptProfiles(null), Sampling.GREEDY, limits)
                .answer(TEXT, "Which word is it?", CallScope.root("f", events::add));
    }

    @Test
    void mapReduceMakesNoMoreCallsOnceItsTokensAreSpent() throws Exception {
        var model = new ScriptedModel(2_000, _ -> {
            try {
                Thread.sleep(5); // so that parts which do not look at the budget again would all be on their way
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "a note";
        });
        var answer = mapReduce(new BoundedModel(model), 1_000, 3_000);
        assertEquals(StopReason.TOKENS, answer.stop());
        assertTrue(model.requests.size() < 20, () -> model.requests.size() + " of 29 parts were read");
        assertEquals(model.requests.size(), answer.subCalls());
    }

    @Test
    void mapReduceOfMorePartsThanItHasSubCallsMakesAndCountsNone() throws Exception {
        var model = new ScriptedModel(2_000, _ -> "a note");
        var answer = mapReduce(model, 20, 1_000_000);
        assertEquals(StopReason.SUB_CALLS, answer.stop());
        assertEquals(0, answer.subCalls());
        assertEquals(List.of(), model.requests);
    }

    /// Does not tell its window, so that only refusals say what is too long.
    private record Unhelpful(ScriptedModel model) implements LanguageModel {
        @Override
        public ModelInfo info() {
            return new ModelInfo("unhelpful", "openai", null, 0, 0);
        }

        @Override
        public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
            return model.chat(request, listener);
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public void close() {}
    }

    /// Has no note on one part, and never ends reading the parts behind it.
    private record NoteMissing(int part, FinishReason finish, AtomicInteger calls) implements LanguageModel {
        @Override
        public ModelInfo info() {
            return new ModelInfo("missing", "openai", null, 2_000, 0);
        }

        @Override
        public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
            int call = calls.incrementAndGet();
            if (call > part) {
                new CountDownLatch(1).await();
            }
            var none = Duration.ZERO;
            return new ChatResponse(
                    call < part ? "a note" : "",
                    call < part ? "" : "Hmm.",
                    new TokenUsage(100, 200, false),
                    new CallTiming(none, none, none, none),
                    call < part ? FinishReason.STOP : finish);
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public void close() {}
    }

    /// Uses up its whole reply with thoughts.
    private static final class Thinker implements LanguageModel {
        @Override
        public ModelInfo info() {
            return new ModelInfo("thinker", "openai", null, 200_000, 0);
        }

        @Override
        public ChatResponse chat(ChatRequest request, StreamListener listener) {
            var none = Duration.ZERO;
            return new ChatResponse(
                            "",
                            "Let me think. Hmm.",
                            new TokenUsage(100, 512, false),
                            new CallTiming(none, none, none, none),
                            FinishReason.LENGTH)
                    .withLimit(ChatResponse.Limit.REPLY_BUDGET);
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
