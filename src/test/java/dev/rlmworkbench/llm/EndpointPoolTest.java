package dev.rlmworkbench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.http.LanguageModelContract;
import dev.rlmworkbench.llm.http.OllamaModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointPoolTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<Member> members = new ArrayList<>();
    private EndpointPool pool;

    /// A server whose answers a test switches.
    private static final class Member extends Dispatcher {
        private final MockWebServer server = new MockWebServer();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile int status = 200;
        private volatile CountDownLatch held = new CountDownLatch(0);

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            calls.incrementAndGet();
            held.await(20, TimeUnit.SECONDS);
            return new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "application/json")
                    .body("{\"message\":{\"content\":\"Hello.\"},\"done\":true,\"done_reason\":\"stop\"}")
                    .build();
        }
    }

    private EndpointPool open(int size, Duration coolDown, RetryPolicy retry) throws Exception {
        var models = new ArrayList<LanguageModel>();
        for (int i = 0; i < size; i++) {
            var member = new Member();
            member.server.setDispatcher(member);
            member.server.start();
            members.add(member);
            models.add(new OllamaModel(
                    member.server.url("/").toString(),
                    new ModelInfo("m", "ollama", "sha", 2048 * (i + 1), 0),
                    LanguageModelContract.PATIENT.withRetry(RetryPolicy.ONCE).withConcurrency(2)));
        }
        pool = new EndpointPool(models, coolDown, retry, LONG);
        return pool;
    }

    @AfterEach
    void close() {
        if (pool != null) {
            pool.close();
        }
        members.forEach(m -> m.server.close());
    }

    private void ask() throws InterruptedException {
        assertEquals("Hello.", pool.chat(LanguageModelContract.HELLO).text());
    }

    @Test
    void concurrencyIsTheSumAndTheWindowTheSmallest() throws Exception {
        open(3, LONG, RetryPolicy.ONCE);
        assertEquals(6, pool.concurrency());
        assertEquals(new ModelInfo("m", "ollama", "sha", 2048, 0), pool.info());
    }

    @Test
    void leastLoadedMemberIsAsked() throws Exception {
        open(3, LONG, RetryPolicy.ONCE);
        var release = new CountDownLatch(1);
        members.forEach(m -> m.held = release);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<?>>();
            for (int i = 0; i < 6; i++) {
                asked.add(threads.submit(() -> {
                    ask();
                    return null;
                }));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (members.stream().mapToInt(m -> m.calls.get()).sum() < 6 && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertEquals(
                    List.of(2, 2, 2), members.stream().map(m -> m.calls.get()).toList());
            release.countDown();
            for (var call : asked) {
                call.get();
            }
        }
    }

    @Test
    void failingMemberIsSetAsideAndTheCallAnsweredByTheNext() throws Exception {
        open(2, LONG, RetryPolicy.ONCE);
        members.getFirst().status = 503;
        for (int i = 0; i < 5; i++) {
            ask();
        }
        assertEquals(1, members.getFirst().calls.get());
        assertEquals(5, members.getLast().calls.get());
    }

    @Test
    void memberComesBackAfterItsCoolDown() throws Exception {
        open(2, Duration.ofMillis(1), RetryPolicy.ONCE);
        members.getFirst().status = 503;
        ask();
        members.getFirst().status = 200;
        TimeUnit.MILLISECONDS.sleep(20);
        ask();
        assertEquals(2, members.getFirst().calls.get());
    }

    @Test
    void deadMemberDoesNotMatterWhileAnotherLives() throws Exception {
        open(2, LONG, RetryPolicy.ONCE);
        members.getFirst().server.close();
        ask();
        ask();
        assertEquals(2, members.getLast().calls.get());
    }

    @Test
    void allMembersFailingIsTriedInRoundsAndThenTold() throws Exception {
        open(2, LONG, new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1)));
        members.forEach(m -> m.status = 503);
        assertThrows(RetriableLlmException.class, this::ask);
        assertEquals(List.of(2, 2), members.stream().map(m -> m.calls.get()).toList());
    }

    @Test
    void permanentFailureIsNotCarriedFromMemberToMember() throws Exception {
        open(2, LONG, RetryPolicy.DEFAULT);
        members.forEach(m -> m.status = 400);
        assertThrows(PermanentLlmException.class, this::ask);
        assertEquals(1, members.stream().mapToInt(m -> m.calls.get()).sum());
    }

    @Test
    void differentModelsMakeNoPool() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new EndpointPool(List.of(named("a", "x"), named("a", "y")), LONG, RetryPolicy.ONCE, LONG));
        assertTrue(e.getMessage().contains("same model"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new EndpointPool(List.of(named("a", "x"), named("b", "x")), LONG, RetryPolicy.ONCE, LONG));
    }

    private static LanguageModel named(String name, String digest) {
        return new OllamaModel(
                "http://127.0.0.1:1", new ModelInfo(name, "ollama", digest, 10, 0), ModelSettings.DEFAULT);
    }
}
