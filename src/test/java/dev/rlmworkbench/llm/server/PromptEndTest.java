package dev.rlmworkbench.llm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.Timeouts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A model whose prompt opens the thoughts has none of them in the text of its very first answer.
@Timeout(60)
class PromptEndTest {

    private static final String ANSWER = "I could write\n```java\nwrong();\n```\n</think>\n\n```java\nright();\n```\n";
    private static final String OPEN = "{\"prompt\":\"<|user|>Hello<|assistant|><think>\\n\"}";
    private static final String CLOSED = "{\"prompt\":\"<|user|>Hello<|assistant|><think>\\n\\n</think>\\n\\n\"}";

    private final Map<String, MockResponse> answers = Collections.synchronizedMap(new HashMap<>());
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private MockWebServer web;

    @BeforeEach
    void start() throws Exception {
        web = new MockWebServer();
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answers.getOrDefault(
                        request.getTarget(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        web.start();
        answers.put(
                "/v1/chat/completions",
                json("{\"choices\":[{\"message\":{\"content\":\"" + ANSWER.replace("\n", "\\n")
                        + "\"},\"finish_reason\":\"stop\"}]}"));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private void servedBy(String owner) {
        answers.put(
                "/v1/models",
                json("{\"data\":[{\"id\":\"r1\",\"owned_by\":\"" + owner + "\",\"max_model_len\":4096}]}"));
    }

    private LanguageModel opened(@Nullable ApiKey key) throws InterruptedException {
        var patient = ModelSettings.DEFAULT.withRetry(RetryPolicy.ONCE);
        try (var server = new OpenAiServer(web.url("/v1").toString(), key, Timeouts.DEFAULT)) {
            return server.open("r1", patient);
        }
    }

    private static String firstWords(LanguageModel model, boolean think) throws InterruptedException {
        var heard = new StringBuilder();
        model.chat(new ChatRequest(List.of(ChatMessage.user("go")), Sampling.GREEDY, think), piece -> {
            heard.append(piece);
            return true;
        });
        return heard.toString();
    }

    private long asked(String path) {
        return requests.stream()
                .filter(request -> request.getTarget().equals(path))
                .count();
    }

    @Test
    void llamaCppShowsThePrompt() throws Exception {
        servedBy("llamacpp");
        answers.put("/apply-template", json(OPEN));
        try (var model = opened(null)) {
            assertEquals("```java\nright();\n```\n", firstWords(model, true));
            assertEquals("```java\nright();\n```\n", firstWords(model, false));
        }
        assertEquals(2, asked("/apply-template"));
        assertEquals(0, asked("/tokenize"));
    }

    @Test
    void vllmShowsItsTokens() throws Exception {
        servedBy("vllm");
        answers.put(
                "/tokenize",
                json("{\"count\":4,\"tokens\":[1,2,3,4],\"token_strs\":[\"Hello\",\"<think\",\">\",\"\u010a\"]}"));
        try (var model = opened(null)) {
            assertEquals("```java\nright();\n```\n", firstWords(model, false));
        }
        assertEquals(0, asked("/apply-template"));
        var body = requests.stream()
                .filter(request -> request.getTarget().equals("/tokenize"))
                .findFirst()
                .orElseThrow()
                .getBody()
                .utf8();
        assertTrue(body.contains("\"add_generation_prompt\":true") && body.contains("\"role\":\"user\""), body);
    }

    @Test
    void thoughtsThatAreOnlyOpenedWhereTheyAreWanted() throws Exception {
        servedBy("llamacpp");
        answers.put("/apply-template", json(OPEN));
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean thinks =
                        request.getBody() != null && request.getBody().utf8().contains("\"enable_thinking\":true");
                return request.getTarget().equals("/apply-template")
                        ? json(thinks ? OPEN : CLOSED)
                        : answers.getOrDefault(request.getTarget(), json("{}"));
            }
        });
        try (var model = opened(null)) {
            assertEquals("```java\nright();\n```\n", firstWords(model, true));
            assertEquals(ANSWER.replace("</think>\n\n", ""), firstWords(model, false), "an answer as it comes");
        }
    }

    @Test
    void aServerThatPartsThoughtsItselfIsHeardAtOnce() throws Exception {
        servedBy("llamacpp");
        answers.put("/apply-template", json(OPEN));
        answers.put(
                "/v1/chat/completions",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/event-stream")
                        .body("""
                                data: {"choices":[{"delta":{"reasoning_content":"Hm."}}]}

                                data: {"choices":[{"delta":{"content":"one"}}]}

                                data: {"choices":[{"delta":{"content":" two"}}]}

                                """)
                        .build());
        try (var model = opened(null)) {
            var heard = new ArrayList<String>();
            var answer = model.chat(ChatRequest.of("go", Sampling.GREEDY), piece -> {
                heard.add(piece);
                return false;
            });
            assertEquals(List.of("one"), heard);
            assertEquals("Hm.", answer.thinking());
        }
    }

    @Test
    void aServerWithoutItIsAskedOnceAndNothingChanges() throws Exception {
        servedBy("me");
        for (var none : List.of(
                new MockResponse.Builder().code(405).build(),
                json("no JSON"),
                json("[1]"),
                json("{\"error\":\"Unexpected endpoint\"}"),
                new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build())) {
            requests.clear();
            answers.put("/apply-template", none);
            try (var model = opened(null)) {
                assertTrue(firstWords(model, true).startsWith("I could write"));
            }
            assertEquals(1, asked("/apply-template"));
            assertEquals(0, asked("/tokenize"));
        }
    }

    @Test
    void theKeyGoesWhereItGoesAnyway() throws Exception {
        servedBy("llamacpp");
        answers.put("/apply-template", json(OPEN));
        opened(ApiKey.fromEnvironment(Map.of("MY_KEY", "sk-secret-123456"), "MY_KEY"))
                .close();
        requests.forEach(request ->
                assertEquals("Bearer sk-secret-123456", request.getHeaders().get("Authorization")));
    }

    @Test
    void ollamaTellsItsTemplate() throws Exception {
        answers.put("/api/tags", json("{\"models\":[{\"name\":\"r1\"}]}"));
        answers.put(
                "/api/chat",
                json("{\"message\":{\"content\":\"" + ANSWER.replace("\n", "\\n")
                        + "\"},\"done\":true,\"done_reason\":\"stop\"}\n"));
        for (var template : List.of(
                "{{ range .Messages }}{{ .Content }}{{ end }}<think>\\n",
                "{{ .Prompt }}{{ if .Last }}<|assistant|><think>\\n{{ end }}\\n{{- end }}")) {
            answers.put("/api/show", json("{\"template\":\"" + template + "\"}"));
            try (var server = new OllamaServer(web.url("/").toString(), Timeouts.DEFAULT);
                    var model = server.open("r1", ModelSettings.DEFAULT)) {
                assertEquals("```java\nright();\n```\n", firstWords(model, false));
            }
        }
    }
}
