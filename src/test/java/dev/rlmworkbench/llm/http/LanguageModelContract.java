package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every client of a model server must do with good, bad and hostile servers.
@Timeout(60)
public abstract class LanguageModelContract {

    public static final ModelSettings PATIENT = new ModelSettings(
            8192,
            4,
            timeouts(20_000, 20_000, 30_000),
            new RetryPolicy(3, Duration.ofMillis(5), Duration.ofSeconds(3)),
            null);

    static final ModelSettings HASTY =
            PATIENT.withTimeouts(timeouts(400, 400, 30_000)).withRetry(RetryPolicy.ONCE);

    public static final ChatRequest HELLO = ChatRequest.of("Say hello.", Sampling.GREEDY);

    MockWebServer server;
    HttpModel model;

    static Timeouts timeouts(long firstToken, long betweenTokens, long total) {
        return new Timeouts(
                Duration.ofMillis(20_000),
                Duration.ofMillis(20_000),
                Duration.ofMillis(firstToken),
                Duration.ofMillis(betweenTokens),
                Duration.ofMillis(total));
    }

    abstract HttpModel open(String address, ModelSettings settings);

    abstract String streamType();

    /// A piece of an answer as it stands in the stream, line breaks included.
    abstract String piece(String text);

    /// What ends a complete answer of 2 tokens to a prompt of 11.
    abstract String end();

    /// The whole answer as one JSON object.
    abstract String whole(String text);

    abstract String errorObject(String message);

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.start();
        use(PATIENT);
    }

    @AfterEach
    void nothingIsLeftOpen() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (model.endpoint().openCalls() > 0 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertEquals(0, model.endpoint().openCalls(), "calls still hold a connection and a thread");
        model.close();
        server.close();
    }

    void use(ModelSettings settings) {
        use(server.url("/").toString(), settings);
    }

    void use(String address, ModelSettings settings) {
        if (model != null) {
            model.close();
        }
        model = open(address, settings);
    }

    MockResponse stream(String... documents) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", streamType())
                .chunkedBody(String.join("", documents), 64)
                .build();
    }

    static MockResponse status(int code, String... headers) {
        var response = new MockResponse.Builder().code(code).body("busy");
        for (var header : headers) {
            response.addHeader(header);
        }
        return response.build();
    }

    String complete() {
        return piece("Hel") + piece("lo.") + end();
    }

    RetriableLlmException retriable() {
        return assertThrows(RetriableLlmException.class, () -> model.chat(HELLO));
    }

    PermanentLlmException permanent(Reason reason) {
        var e = assertThrows(PermanentLlmException.class, () -> model.chat(HELLO));
        assertEquals(reason, e.reason(), e.getMessage());
        return e;
    }

    @Test
    void toldPieceByPieceAndWhole() throws Exception {
        server.enqueue(stream(complete()));
        var pieces = new ArrayList<String>();
        var response = model.chat(HELLO, pieces::add);
        assertEquals(List.of("Hel", "lo."), pieces);
        assertEquals("Hello.", response.text());
        assertEquals("", response.thinking());
        assertEquals(new TokenUsage(11, 2, false), response.usage());
        assertEquals(FinishReason.STOP, response.finish());
        assertTrue(response.timing().total().isPositive());
    }

    @Test
    void slowDripIsWaitedFor() throws Exception {
        server.enqueue(stream(complete())
                .newBuilder()
                .throttleBody(25, 10, TimeUnit.MILLISECONDS)
                .build());
        assertEquals("Hello.", model.chat(HELLO).text());
    }

    @Test
    void answerThatIsNotStreamedIsUnderstoodToo() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(whole("Hello."))
                .build());
        var response = model.chat(HELLO);
        assertEquals("Hello.", response.text());
        assertEquals(new TokenUsage(11, 2, false), response.usage());
    }

    @Test
    void thoughtsInTheTextAreKeptApart() throws Exception {
        server.enqueue(stream(
                piece("<th"), piece("ink>They greet"), piece(" me.</thi"), piece("nk>\n\nHel"), piece("lo."), end()));
        var thoughts = new StringBuilder();
        var text = new StringBuilder();
        var response = model.chat(HELLO, new StreamListener() {
            @Override
            public boolean onText(String delta) {
                text.append(delta);
                return true;
            }

            @Override
            public void onThinking(String delta) {
                thoughts.append(delta);
            }
        });
        assertEquals("Hello.", response.text());
        assertEquals("They greet me.", response.thinking());
        assertEquals("Hello.", text.toString());
        assertEquals("They greet me.", thoughts.toString());
    }

    @Test
    void listenerEndsTheAnswerAndTheConnection() throws Exception {
        try (var silent = new SilentServer("HTTP/1.1 200 OK\r\nContent-Type: " + streamType() + "\r\n\r\n"
                + piece("Hel") + piece("lo.") + piece("More"))) {
            use(silent.address(), PATIENT);
            model.thoughts(HELLO.think()).learnFrom("");
            var response = model.chat(HELLO, delta -> !delta.equals("lo."));
            assertEquals("Hello.", response.text());
            assertEquals(FinishReason.LISTENER, response.finish());
            assertTrue(response.usage().estimated());
            assertTrue(response.usage().completionTokens() > 0);
            assertTrue(silent.hungUpWithin(20));
        }
    }

    /// Of a model whose prompts open the thoughts, behind a server that does not say so.
    @Test
    void listenerThatEndsTheFirstAnswerInItsThoughtsHearsTheAnswerAllTheSame() throws Exception {
        server.enqueue(stream(piece("I might say "), piece("Hi."), piece(" But no.</think>\n"), complete()));
        var heard = new StopsAt("Hi.");
        var response = model.chat(HELLO, heard);
        assertEquals("Hello.", response.text());
        assertEquals("I might say Hi. But no.", response.thinking());
        assertEquals(FinishReason.STOP, response.finish());
        assertEquals("Hello.", heard.text.toString());

        server.enqueue(stream(piece("So "), piece("Hi."), piece("</think>"), complete()));
        heard = new StopsAt("Hi.");
        assertEquals("Hello.", model.chat(HELLO, heard).text());
        assertEquals("So Hi.", heard.thoughts.toString());
    }

    @Test
    void firstAnswerOfAModelThatDoesNotThinkIsReadOnAndTheNextIsNot() throws Exception {
        server.enqueue(stream(piece("Hi."), piece(" Not wanted."), complete()));
        var heard = new StopsAt("Hi.");
        var response = model.chat(HELLO, heard);
        assertEquals("Hi.", response.text());
        assertEquals("Hi.", response.raw());
        assertEquals(FinishReason.LISTENER, response.finish());
        assertEquals("Hi.", heard.text.toString());
        assertTrue(model.thoughts(HELLO.think()).isKnown());
    }

    @Test
    void serverThatBreaksOffWhatNobodyWaitsForIsNoFailure() throws Exception {
        for (int tries = 3; tries > 0; tries--) {
            assertFalse(model.thoughts(HELLO.think()).isKnown());
            server.enqueue(stream(piece("Hi."), piece(" Not wanted.")));
            assertEquals("Hi.", model.chat(HELLO, new StopsAt("Hi.")).text());
        }
        assertTrue(model.thoughts(HELLO.think()).isKnown());
        assertFalse(model.thoughts(HELLO.think()).promptOpensThoughts());
    }

    /// The one token of a warm-up, or a reply budget that is spent on thoughts, shows nothing of the model's habit.
    @Test
    void thoughtsThatTheReplyBudgetCutsOffAreNoAnswerAndTheNextOnesAreKnownAsWell() throws Exception {
        var thoughts = model.thoughts(HELLO.think());
        thoughts.learnFrom("Hello<think>\n");
        server.enqueue(stream(piece("Okay"), cutOff()));
        model.chat(HELLO);
        server.enqueue(stream(piece("I might say "), piece("Hi."), cutOff()));
        var heard = new StopsAt("Hi.");
        var cut = model.chat(HELLO, heard);
        assertTrue(cut.isThoughtOnly(), cut.toString());
        assertEquals("I might say Hi.", cut.thinking());
        assertEquals("", heard.text.toString());

        server.enqueue(stream(piece("So "), piece("Hi."), piece("</think>"), complete()));
        heard = new StopsAt("Hi.");
        assertEquals("Hello.", model.chat(HELLO, heard).text());
        assertEquals("So Hi.", heard.thoughts.toString());
        assertTrue(thoughts.promptOpensThoughts());
    }

    private String cutOff() {
        return end().replace("\"stop\"", "\"length\"");
    }

    private static final class StopsAt implements StreamListener {
        private final String end;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder();

        StopsAt(String end) {
            this.end = end;
        }

        @Override
        public boolean onText(String delta) {
            return !text.append(delta).toString().endsWith(end);
        }

        @Override
        public void onThinking(String delta) {
            thoughts.append(delta);
        }

        @Override
        public void onTextWasThinking() {
            text.setLength(0);
        }
    }

    @Test
    void failingListenerClosesTheCallAndIsHeard() throws Exception {
        try (var silent =
                new SilentServer("HTTP/1.1 200 OK\r\nContent-Type: " + streamType() + "\r\n\r\n" + piece("Hel"))) {
            use(silent.address(), PATIENT);
            var e = assertThrows(
                    IllegalStateException.class,
                    () -> model.chat(HELLO, _ -> {
                        throw new IllegalStateException("listener");
                    }));
            assertEquals("listener", e.getMessage());
            assertTrue(silent.hungUpWithin(20));
        }
    }

    @Test
    void connectionIsUsedAgain() throws Exception {
        server.enqueue(stream(complete()));
        server.enqueue(stream(complete()));
        model.chat(HELLO);
        model.chat(HELLO);
        var first = server.takeRequest();
        assertEquals(first.getConnectionIndex(), server.takeRequest().getConnectionIndex());
    }

    @Test
    void callsRunInParallel() throws Exception {
        for (int i = 0; i < 16; i++) {
            server.enqueue(stream(complete()));
        }
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < 16; i++) {
                answers.add(pool.submit(() -> model.chat(HELLO).text()));
            }
            for (var answer : answers) {
                assertEquals("Hello.", answer.get());
            }
        }
    }

    @Test
    void nothingComesInTime() {
        use(HASTY);
        server.enqueue(stream(complete())
                .newBuilder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertTrue(retriable().getMessage().contains("first token"));
    }

    @Test
    void dripTooSlowForItsFirstTokenIsGivenUp() throws Exception {
        try (var drip = new SilentServer(
                "HTTP/1.1 200 OK\r\nContent-Type: " + streamType() + "\r\n\r\n", piece("x".repeat(10_000)))) {
            use(drip.address(), HASTY);
            assertTrue(retriable().getMessage().contains("first token"));
            assertTrue(drip.hungUpWithin(20));
        }
    }

    @Test
    void silenceInTheMiddleIsGivenUpAndNotAskedAgain() throws Exception {
        try (var silent =
                new SilentServer("HTTP/1.1 200 OK\r\nContent-Type: " + streamType() + "\r\n\r\n" + piece("Hel"))) {
            use(silent.address(), PATIENT.withTimeouts(timeouts(20_000, 300, 30_000)));
            assertTrue(retriable().getMessage().contains("fell silent"));
            assertTrue(silent.hungUpWithin(20));
        }
    }

    @Test
    void answerWithoutEndIsCutOffByTheTotalTime() {
        use(PATIENT.withTimeouts(timeouts(20_000, 20_000, 700)));
        server.enqueue(stream(piece("word ").repeat(100_000))
                .newBuilder()
                .throttleBody(500, 10, TimeUnit.MILLISECONDS)
                .build());
        assertTrue(retriable().getMessage().contains("total"));
    }

    @Test
    void answerTornBeforeTheFirstTokenIsAskedForAgain() throws Exception {
        var cut = piece("Hello.");
        server.enqueue(stream(cut.substring(0, cut.length() / 2)));
        server.enqueue(stream(complete()));
        assertEquals("Hello.", model.chat(HELLO).text());
    }

    @Test
    void answerTornInTheMiddleIsNotAskedForAgain() {
        server.enqueue(stream(piece("Hel"), piece("lo.").substring(0, 20)));
        var heard = new StringBuilder();
        var e = assertThrows(
                RetriableLlmException.class,
                () -> model.chat(HELLO, delta -> {
                    heard.append(delta);
                    return true;
                }));
        assertTrue(e.getMessage().contains("broke off"), e.getMessage());
        assertEquals("Hel", heard.toString());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void connectionThatBreaksIsTriedAgain() throws Exception {
        server.enqueue(stream(piece("x".repeat(2000)), end())
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(stream(complete()));
        assertEquals("Hello.", model.chat(HELLO).text());
    }

    @Test
    void rubbishIsNoAnswer() {
        server.enqueue(stream("data: \u0000\u0001\uFFFD}{]\n\n", "\u0002\u0003 rubbish\n"));
        var e = permanent(Reason.BAD_ANSWER);
        assertFalse(e.getMessage().chars().anyMatch(c -> c < ' '), "control characters reach the terminal");
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void jsonOfSomethingElseIsNoAnswer() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"weather\": \"fine\"}")
                .build());
        permanent(Reason.BAD_ANSWER);
    }

    @Test
    void webPageIsNoAnswer() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html>Please log in</html>")
                .build());
        assertTrue(permanent(Reason.BAD_ANSWER).getMessage().contains("text/html"));
    }

    @Test
    void redirectIsExplained() {
        server.enqueue(status(302, "Location: http://elsewhere.example/"));
        assertTrue(permanent(Reason.BAD_ANSWER).getMessage().contains("elsewhere.example"));
    }

    @Test
    void lineWithoutEndIsNotReadIntoMemory() {
        server.enqueue(stream("x".repeat((int) StreamingCall.MAX_LINE_LENGTH + 1000))
                .newBuilder()
                .build());
        assertTrue(permanent(Reason.BAD_ANSWER).getMessage().contains("MB"));
    }

    @Test
    void errorInsideAnAnswerOfStatus200IsAnError() {
        use(PATIENT.withRetry(RetryPolicy.ONCE));
        server.enqueue(stream(errorObject("the runner has died")));
        assertTrue(retriable().getMessage().contains("the runner has died"));
    }

    @Test
    void stormOf503Passes() throws Exception {
        server.enqueue(status(503));
        server.enqueue(status(503));
        server.enqueue(stream(complete()));
        assertEquals("Hello.", model.chat(HELLO).text());
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void endless503IsGivenUp() {
        for (int i = 0; i < 5; i++) {
            server.enqueue(status(503));
        }
        var e = retriable();
        assertTrue(e.getMessage().contains("503") && e.getMessage().contains("3 attempts"), e.getMessage());
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void waitThatTheServerAsksForIsKept() throws Exception {
        server.enqueue(status(429, "Retry-After: 1"));
        server.enqueue(stream(complete()));
        long start = System.nanoTime();
        assertEquals("Hello.", model.chat(HELLO).text());
        assertTrue(System.nanoTime() - start >= 1_000_000_000L);
    }

    @Test
    void serverThatAsksForAnHourIsNotWaitedFor() {
        server.enqueue(status(429, "Retry-After: 3600"));
        assertEquals(Duration.ofHours(1), retriable().retryAfter());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void badRequestIsNotRepeated() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body(errorObject("top_p is odd"))
                .build());
        assertTrue(permanent(Reason.BAD_REQUEST).getMessage().contains("top_p is odd"));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void missingPermissionIsExplained() {
        server.enqueue(status(401));
        assertTrue(permanent(Reason.UNAUTHORISED).getMessage().contains("OPENAI_API_KEY"));
    }

    @Test
    void deadEndpointIsNamed() throws Exception {
        try (var gone = new SilentServer("")) {
            use(gone.address(), PATIENT);
        }
        assertTrue(retriable().getMessage().contains("nothing answers at http://127.0.0.1:"));
    }

    @Test
    void everySamplingOptionIsSentAndUnsetOnesAreNot() throws Exception {
        server.enqueue(stream(complete()));
        server.enqueue(stream(complete()));
        var request = ChatRequest.of("x", new Sampling(0.5, 0.9, 7L, 20, List.of("END")));
        model.chat(request);
        model.chat(ChatRequest.of("x", new Sampling(null, null, null, null, List.of())));
        var full = server.takeRequest().getBody().utf8();
        for (var part : List.of("0.5", "0.9", "\"seed\":" + request.seed(), ":20", "\"stop\":[\"END\"]")) {
            assertTrue(full.contains(part), part + " in " + full);
        }
        var bare = server.takeRequest().getBody().utf8();
        for (var part : List.of("temperature", "top_p", "seed", "max_tokens", "num_predict", "\"stop\"")) {
            assertFalse(bare.contains(part), part + " in " + bare);
        }
    }

    @Test
    void failureIsOfTheSealedFamily() {
        use(PATIENT.withRetry(RetryPolicy.ONCE));
        server.enqueue(status(500));
        assertInstanceOf(RetriableLlmException.class, assertThrows(LlmException.class, () -> model.chat(HELLO)));
        assertNotNull(model.info());
    }
}
