package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.Timeouts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An interrupt ends the call at once and closes its connection, in each phase and on both kinds of threads.
@Timeout(60)
class CancelTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n";
    private static final String PIECE = "{\"message\":{\"content\":\"Hel\"},\"done\":false}\n";

    private static HttpModel model(String address) {
        return new OllamaModel(
                address,
                new ModelInfo("m", "ollama", null, 2048, 0),
                LanguageModelContract.PATIENT
                        .withTimeouts(LanguageModelContract.timeouts(20_000, 20_000, 3_600_000))
                        .withRetry(new RetryPolicy(5, Duration.ofMinutes(5), Duration.ofMinutes(5))));
    }

    /// Starts a chat on a thread of its own, waits until `reached`, interrupts it and looks how it ended.
    private static void interrupt(boolean virtual, HttpModel model, StreamListener listener, Reached reached)
            throws Exception {
        var ended = new CompletableFuture<ChatResponse>();
        var builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
        var caller = builder.start(() -> {
            try {
                ended.complete(model.chat(LanguageModelContract.HELLO, listener));
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        reached.await(caller);
        long start = System.nanoTime();
        caller.interrupt();
        try {
            ended.get(20, TimeUnit.SECONDS);
            throw new AssertionError("the call ended as if nothing had happened");
        } catch (ExecutionException e) {
            assertInstanceOf(InterruptedException.class, e.getCause());
        }
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5), "the call did not end at once");
        while (model.endpoint().openCalls() > 0 && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
            Thread.onSpinWait();
        }
        assertEquals(0, model.endpoint().openCalls());
    }

    private interface Reached {
        void await(Thread caller) throws Exception;
    }

    private static void awaitWaiting(Thread caller) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (caller.getState() != Thread.State.TIMED_WAITING && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beforeTheCallBegan(boolean virtual) throws Exception {
        try (var silent = new SilentServer("");
                var model = model(silent.address())) {
            interrupt(virtual, model, StreamListener.NONE, _ -> {});
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileConnecting(boolean virtual) throws Exception {
        try (var full = new FullServer();
                var model = model(full.address())) {
            interrupt(virtual, model, StreamListener.NONE, CancelTest::awaitWaiting);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileWaitingForTheHead(boolean virtual) throws Exception {
        try (var silent = new SilentServer("");
                var model = model(silent.address())) {
            interrupt(virtual, model, StreamListener.NONE, _ -> silent.awaitCall());
            assertTrue(silent.hungUpWithin(10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileWaitingForTheFirstToken(boolean virtual) throws Exception {
        try (var silent = new SilentServer(HEAD);
                var model = model(silent.address())) {
            interrupt(virtual, model, StreamListener.NONE, _ -> silent.awaitCall());
            assertTrue(silent.hungUpWithin(10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfTheAnswer(boolean virtual) throws Exception {
        var heard = new CountDownLatch(1);
        try (var silent = new SilentServer(HEAD + PIECE);
                var model = model(silent.address())) {
            StreamListener listener = _ -> {
                heard.countDown();
                return true;
            };
            interrupt(virtual, model, listener, _ -> heard.await());
            assertTrue(silent.hungUpWithin(10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileWaitingForARetry(boolean virtual) throws Exception {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(503).build());
            try (var model = model(server.url("/").toString())) {
                interrupt(virtual, model, StreamListener.NONE, caller -> {
                    server.takeRequest();
                    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                    while (model.endpoint().openCalls() > 0 && System.nanoTime() - end < 0) {
                        Thread.onSpinWait();
                    }
                    awaitWaiting(caller);
                });
                assertEquals(1, server.getRequestCount());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectTimeOutIsKept(boolean virtual) throws Exception {
        var limits = new Timeouts(
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
        var settings = LanguageModelContract.HASTY.withTimeouts(limits);
        try (var full = new FullServer();
                var model = new OllamaModel(full.address(), new ModelInfo("m", "ollama", null, 2048, 0), settings)) {
            var ended = new CompletableFuture<String>();
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                try {
                    ended.complete(model.chat(LanguageModelContract.HELLO).text());
                } catch (LlmException e) {
                    ended.complete(e.getMessage());
                } catch (InterruptedException e) {
                    ended.completeExceptionally(e);
                }
            });
            var message = ended.get(15, TimeUnit.SECONDS);
            assertTrue(message.contains(full.address()), message);
        }
    }
}
