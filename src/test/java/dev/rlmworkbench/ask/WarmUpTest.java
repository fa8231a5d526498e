package dev.rlmworkbench.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.RlmMethod;
import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.llm.http.OllamaModel;
import dev.rlmworkbench.llm.http.OpenAiModel;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Instructions are read while the user still types: by whom, how often, and until when.
@Timeout(60)
class WarmUpTest {

    private static final ModelInfo MODEL = new ModelInfo("scripted", "openai", null, 0, 0);

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private ReadingSpeeds speeds;

    @BeforeEach
    void start() throws IOException {
        server.start();
        speeds = new ReadingSpeeds(folder.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String address() {
        return server.url("/v1").toString();
    }

    private LanguageModel model() {
        return new OpenAiModel(address(), null, MODEL, ModelSettings.DEFAULT);
    }

    private static RlmMethod rlm(LanguageModel model) {
        var profile = new PromptProfiles(null).load("small", ReplLanguage.JAVA);
        ReplFactory none = new ReplFactory() {
            @Override
            public Repl open(
                    ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host) {
                throw new IllegalStateException("no REPL is wanted here");
            }

            @Override
            public void close() {}
        };
        return new RlmMethod(model, model, none, RlmSetup.of(profile));
    }

    private void answersAtOnce() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"choices\":[{\"message\":{\"content\":\"F\"},\"finish_reason\":\"length\"}],"
                        + "\"usage\":{\"prompt_tokens\":2900,\"completion_tokens\":1}}")
                .build());
    }

    private void neverAnswers() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
    }

    @Test
    void theInstructionsAreReadOnceAndTheAnswerIsOneToken() throws InterruptedException {
        answersAtOnce();
        try (var model = model();
                var warmUp = new WarmUp(List.of(rlm(model)), speeds)) {
            assertTrue(warmUp.ahead("rlm").isPresent());
            warmUp.start();
            warmUp.start();
            while (warmUp.ahead("rlm").isPresent()) {
                Thread.sleep(5);
            }
            warmUp.start();
        }
        var sent = JsonMapper.shared()
                .readTree(server.takeRequest(30, TimeUnit.SECONDS).getBody().utf8());
        assertEquals(1, sent.get("max_tokens").asInt());
        var profile = new PromptProfiles(null).load("small", ReplLanguage.JAVA);
        assertEquals(
                profile.examples(true).getLast().content(),
                sent.get("messages")
                        .get(sent.get("messages").size() - 2)
                        .get("content")
                        .asString(),
                "the examples are read to their end");
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aQuestionDoesNotWaitForIt() throws IOException, InterruptedException {
        neverAnswers();
        var file = Files.writeString(folder.resolve("a.txt"), "Vera Lund signed.\n");
        var documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        try (var model = model()) {
            List<Method> methods = List.of(new Instant(rlm(model).beginning().orElseThrow()));
            try (var warmUp = new WarmUp(methods, speeds)) {
                warmUp.start();
                assertNotNull(server.takeRequest(30, TimeUnit.SECONDS));

                var answers = new AskSession(documents, methods, EventSink.NONE, warmUp, new ContextIndexes())
                        .ask("Who signed?", EventSink.NONE);

                assertEquals("Vera Lund", answers.getFirst().text().orElseThrow());
                assertTrue(warmUp.ahead("rlm").isPresent(), "what was not read whole is still ahead");
                assertNull(warmUp.ahead("rlm").orElseThrow().expected(), "nobody knows how long it takes");
                warmUp.start();

                var timing = new CallTiming(
                        Duration.ofSeconds(9), Duration.ZERO, Duration.ofSeconds(8), Duration.ofSeconds(1));
                var reply = new RunEvent.Generation("x", "", new TokenUsage(1, 1, false), timing, "stop", null, null);
                warmUp.learn("rlm", new EventEntry("f", "c", null, 0, java.time.Instant.EPOCH, reply));
                assertTrue(warmUp.ahead("rlm").isEmpty(), "the question read the rest");
                assertTrue(speeds.expected("openai scripted", 1_000).isPresent(), "the next session can tell");
            }
        }
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aFailureIsLeftForTheQuestion() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        try (var model = model();
                var warmUp = new WarmUp(List.of(rlm(model)), speeds)) {
            warmUp.start();
            assertNotNull(server.takeRequest(30, TimeUnit.SECONDS));
            warmUp.giveUp();
            assertTrue(warmUp.ahead("rlm").isPresent());
        }
    }

    @Test
    void aServerWithAKeyIsNotAsked() throws InterruptedException {
        var key = ApiKey.fromEnvironment(Map.of("KEY", "secret"), "KEY");
        try (var model = new OpenAiModel(address(), key, MODEL, ModelSettings.DEFAULT)) {
            assertFalse(rlm(model).beginning().orElseThrow().read());
        }
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://203.0.113.7/v1", "http://[2001:db8::1]:8000/v1", "http://8.8.8.8:11434/v1"})
    void aServerSomewhereElseIsNotAsked(String address) throws InterruptedException {
        try (var model = new OpenAiModel(address, null, MODEL, ModelSettings.DEFAULT)) {
            assertFalse(rlm(model).beginning().orElseThrow().read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-oss:120b-cloud", "glm-4.6:cloud"})
    void aModelThatOllamaOnlyHandsOnIsNotAsked(String name) throws InterruptedException {
        var info = new ModelInfo(name, "ollama", null, 8192, 0);
        try (var model = new OllamaModel(server.url("/").toString(), info, ModelSettings.DEFAULT)) {
            assertFalse(rlm(model).beginning().orElseThrow().read());
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void howLongItTakesIsKnownFromBefore() {
        speeds.measured("openai scripted", 1_000, Duration.ofSeconds(2));
        var later = new ReadingSpeeds(folder.resolve("cache"));
        assertEquals(Optional.of(Duration.ofSeconds(20)), later.expected("openai scripted", 10_000));
        assertEquals(Optional.empty(), later.expected("another", 10_000));

        later.measured("openai scripted", 1_000, Duration.ofMillis(10));
        later.measured("openai scripted", 100_000, Duration.ofSeconds(2));
        assertEquals(
                Optional.of(Duration.ofSeconds(20)),
                later.expected("openai scripted", 10_000),
                "what stood in the server's cache is no measure");

        try (var model = model();
                var warmUp = new WarmUp(List.of(rlm(model)), later)) {
            long chars = rlm(model).beginning().orElseThrow().request().chars();
            assertEquals(
                    Duration.ofMillis(chars * 2),
                    warmUp.ahead("rlm").orElseThrow().expected());
            assertEquals(Optional.empty(), warmUp.ahead("vanilla"), "it has no instructions to speak of");
        }
    }

    /// Answers at once, and has the instructions of another.
    private record Instant(Beginning instructions) implements Method {
        @Override
        public String name() {
            return "rlm";
        }

        @Override
        public Map<String, Object> identity() {
            return Map.of();
        }

        @Override
        public MethodSetup description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean readsWholeContext() {
            return false;
        }

        @Override
        public Optional<Beginning> beginning() {
            return Optional.of(instructions);
        }

        @Override
        public Answer answer(String context, String query, CallScope scope) {
            return new Answer("Vera Lund", StopReason.FINAL, 1, 0, 0, false, Usage.NONE, Usage.NONE, null);
        }

        @Override
        public void close() {}
    }
}
