package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.TokenUsage;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelTest extends LanguageModelContract {

    @Override
    HttpModel open(String address, ModelSettings settings) {
        return open(address, null, settings);
    }

    private static OpenAiModel open(String address, ApiKey key, ModelSettings settings) {
        return new OpenAiModel(address, key, new ModelInfo("tiny", "openai", null, settings.window(), 0), settings);
    }

    @Override
    String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    String piece(String text) {
        var delta = Json.MAPPER.createObjectNode().put("content", text);
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}\n\n";
    }

    @Override
    String end() {
        return """
                data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":2,"total_tokens":13}}

                data: [DONE]

                """;
    }

    @Override
    String whole(String text) {
        return "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2}}";
    }

    @Override
    String errorObject(String message) {
        return "data: {\"error\":{\"message\":\"" + message + "\",\"type\":\"server_error\"}}\n\n";
    }

    private ChatResponse recorded(String name) throws InterruptedException {
        server.enqueue(Recorded.answer(name));
        return model.chat(HELLO);
    }

    @Test
    void recordedStreamWithoutUsageIsEstimated() throws Exception {
        var response = recorded("llama-cpp-python/chat_stream");
        assertEquals("I'm glad you're here! I", response.text());
        assertEquals(FinishReason.LENGTH, response.finish());
        assertTrue(response.usage().estimated());
        assertEquals(8, response.usage().completionTokens(), "as the server counted the same answer in chat_once");
    }

    @Test
    void aStreamClosedWithoutAWordOrAReasonIsAskedForAgain() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", streamType())
                .body(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}\n\n"
                                + "data: [DONE]\n\n")
                .build());
        server.enqueue(Recorded.answer("llama-cpp-python/chat_stream"));
        assertEquals("I'm glad you're here! I", model.chat(HELLO).text());
    }

    @Test
    void recordedStreamOfOllamasOpenAiRouteTellsUsageLast() throws Exception {
        var response = recorded("ollama/openai_chat_stream");
        assertEquals("Hello there, welcome to the world of", response.text());
        assertEquals(new TokenUsage(11, 8, false), response.usage());
    }

    @Test
    void recordedAnswerThatWasNotStreamed() throws Exception {
        var response = recorded("llama-cpp-python/chat_once");
        assertEquals("I'm glad you're here! I", response.text());
        assertEquals(new TokenUsage(32, 8, false), response.usage());
    }

    @Test
    void estimateUsesTheRatioOfEarlierCalls() throws Exception {
        var words = " apple river stone cloud".repeat(100);
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"choices\":[{\"message\":{\"content\":\"" + words
                        + "\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":800,\"completion_tokens\":600}}")
                .build());
        server.enqueue(stream(piece(words), "data: [DONE]\n\n"));
        var request = ChatRequest.of(words, Sampling.GREEDY);
        assertEquals(new TokenUsage(800, 600, false), model.chat(request).usage());
        assertEquals(new TokenUsage(800, 600, true), model.chat(request).usage());
    }

    @Test
    void thoughtsComeInAFieldOfTheirOwn() throws Exception {
        for (var field : new String[] {"reasoning_content", "reasoning"}) {
            server.enqueue(stream(
                    "data: {\"choices\":[{\"delta\":{\"content\":null,\"" + field + "\":\"Hm.\"}}]}\n\n", complete()));
            var response = model.chat(HELLO);
            assertEquals("Hm.", response.thinking());
            assertEquals("Hello.", response.text());
        }
    }

    @Test
    void finishIsToldInTheWordsOfManyServers() throws Exception {
        var told = Map.of(
                "stop", FinishReason.STOP,
                "eos_token", FinishReason.STOP,
                "length", FinishReason.LENGTH,
                "model_length", FinishReason.LENGTH,
                "content_filter", FinishReason.CONTENT_FILTER,
                "SAFETY", FinishReason.CONTENT_FILTER,
                "tool_calls", FinishReason.OTHER);
        for (var finish : told.entrySet()) {
            server.enqueue(stream(
                    piece("Hel"),
                    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"" + finish.getKey() + "\"}]}\n\n"));
            var response = model.chat(HELLO);
            assertEquals(finish.getValue(), response.finish(), finish.getKey());
            assertEquals("Hel", response.text());
        }
    }

    @Test
    void promptThatAContentFilterRefusesIsAnAnswerWithThatFinish() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":{\"message\":\"The response was filtered due to the prompt triggering Azure OpenAI's"
                        + " content management policy.\",\"type\":null,\"param\":\"prompt\",\"code\":\"content_filter\","
                        + "\"status\":400,\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}")
                .build());
        var response = model.chat(HELLO);
        assertEquals(FinishReason.CONTENT_FILTER, response.finish());
        assertEquals("", response.text());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void commentsAndOtherFieldsOfTheStreamAreSkipped() throws Exception {
        server.enqueue(stream(": still busy\n\n", "event: message\nid: 7\n", complete()));
        assertEquals("Hello.", model.chat(HELLO).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":null}",
                "{\"choices\":[]}",
                "{\"choices\":[null]}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"delta\":null,\"finish_reason\":null}]}",
                "{\"choices\":[{\"delta\":{\"content\":null}}]}",
                "{\"choices\":[{\"message\":null,\"delta\":{\"role\":\"assistant\"}}]}",
                "{\"choices\":null,\"error\":null,\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":1}}",
                "{\"id\":\"1\",\"object\":\"chat.completion.chunk\"}",
                "{\"usage\":null}",
                "{\"type\":\"ping\"}",
                "{\"prompt_filter_results\":[],\"choices\":[]}",
                "{}",
                "null",
                "[]"
            })
    void chunkThatTellsNothingIsPassedOver(String chunk) throws Exception {
        var nothing = "data: " + chunk + "\n\n";
        server.enqueue(stream(nothing, piece("Hel"), nothing, piece("lo."), nothing, end()));
        var response = model.chat(HELLO);
        assertEquals("Hello.", response.text());
        assertEquals(FinishReason.STOP, response.finish());
    }

    @Test
    void contentInPartsIsThoughtsAndText() throws Exception {
        server.enqueue(stream(
                "data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\","
                        + "\"text\":\"Hm.\"}]},{\"type\":\"text\",\"text\":\"Hi. \"}]}}]}\n\n",
                complete()));
        var response = model.chat(HELLO);
        assertEquals("Hm.", response.thinking());
        assertEquals("Hi. Hello.", response.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"message\":\"the runner has died\"}\n\n",
                "event: error\ndata: {\"error\":{\"message\":\"the runner has died\"}}\n\n",
                "event: error\ndata: the runner has died\n\n",
                "event:error\ndata:\"the runner has died\"\n\n",
                "event: error\ndata: {\"code\":500,\n" + "data: \"message\":\"the runner has died\"}\n\n",
                "data: {\"error\":\"the runner has died\"}\n\n",
                "data: {\"error\":{\"message\":\"the runner has died\"},\"choices\":null}\n\n",
                "data: {\"error\":{\"reason\":\"the runner has died\"}}\n\n",
                "data: {\"choices\":[{\"delta\":{},\"error\":{\"message\":\"the runner has died\"},\"finish_reason\":\"error\"}]}"
                        + "\n\n",
                "error: {\"code\":500,\"message\":\"the runner has died\"}\n\n",
                "{\"error\":{\"message\":\"the runner has died\"}}\n",
            })
    void errorInAStreamKeepsItsMessage(String event) {
        use(PATIENT.withRetry(RetryPolicy.ONCE));
        server.enqueue(stream(event));
        assertTrue(retriable().getMessage().contains("the runner has died"));
        server.enqueue(stream(piece("Hel"), event));
        assertTrue(retriable().getMessage().contains("the runner has died"));
    }

    @Test
    void promptTooLongIsKnownInAStreamToo() {
        server.enqueue(
                stream(
                        "event: error\ndata: {\"error\":{\"message\":\"Trying to keep the first 9000 tokens when"
                                + " context the overflows. However, the model is loaded with context length of only 4096 tokens\"}}\n\n"));
        assertEquals(
                new PromptLimit(9000, 4096), permanent(Reason.PROMPT_TOO_LONG).promptLimit());
    }

    @Test
    void lostEndMarkIsForgivenOnceTheModelHasEnded() throws Exception {
        server.enqueue(stream(piece("Hello."), "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        var response = model.chat(HELLO);
        assertEquals("Hello.", response.text());
        assertEquals(FinishReason.STOP, response.finish());
    }

    @Test
    void refusedPromptSaysBothNumbers() {
        server.enqueue(Recorded.answer("llama-cpp-python/chat_prompt_over_window"));
        var message = permanent(Reason.PROMPT_TOO_LONG).getMessage();
        assertTrue(message.contains("9422") && message.contains("1024"), message);
    }

    @Test
    void refusalsOfOtherServersAreReadToo() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body(
                        "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size, try increasing"
                                + " it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":5000,\"n_ctx\":4096}}")
                .build());
        var llamaCpp = permanent(Reason.PROMPT_TOO_LONG).getMessage();
        assertTrue(llamaCpp.contains("5000") && llamaCpp.contains("4096"), llamaCpp);
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body(
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length is 2048 tokens. However, you"
                                + " requested 3100 tokens in the messages\",\"code\":400}")
                .build());
        var vllm = permanent(Reason.PROMPT_TOO_LONG).getMessage();
        assertTrue(vllm.contains("3100") && vllm.contains("2048"), vllm);
    }

    @Test
    void fieldThatTheServerRefusesIsLeftOutFromThenOn() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":{\"message\":\"Unrecognized request argument supplied: chat_template_kwargs\"}}")
                .build());
        server.enqueue(stream(complete()));
        server.enqueue(stream(complete()));
        assertEquals("Hello.", model.chat(HELLO).text());
        model.chat(HELLO);
        assertTrue(server.takeRequest().getBody().utf8().contains("chat_template_kwargs"));
        for (int i = 0; i < 2; i++) {
            var body = server.takeRequest().getBody().utf8();
            assertFalse(body.contains("chat_template_kwargs"));
            assertTrue(body.contains("include_usage"));
        }
    }

    @Test
    void malformedRequestOfLlamaCppPythonIsAServerError() {
        use(PATIENT.withRetry(RetryPolicy.ONCE));
        server.enqueue(Recorded.answer("llama-cpp-python/chat_bad_json"));
        assertTrue(retriable().getMessage().contains("Internal Server Error"));
    }

    @Test
    void keyIsSentAndNeverShown() throws Exception {
        var key = ApiKey.fromEnvironment(Map.of("MY_KEY", "sk-secret-123"), "MY_KEY");
        assertNotNull(key);
        model.close();
        model = open(server.url("/v1").toString(), key, PATIENT.withRetry(RetryPolicy.ONCE));
        server.enqueue(new MockResponse.Builder()
                .code(401)
                .body("{\"error\":{\"message\":\"Incorrect API key provided: sk-secret-123\"}}")
                .build());
        var e = permanent(Reason.UNAUTHORISED);
        assertEquals("Bearer sk-secret-123", server.takeRequest().getHeaders().get("Authorization"));
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        assertTrue(e.getMessage().contains("MY_KEY"), e.getMessage());
        assertFalse((key + " " + model.endpoint() + model).contains("secret"));
    }

    @Test
    void promptReadInPartIsNoticedByTheKnownWindow() throws Exception {
        server.enqueue(stream(complete()));
        var response = model.chat(ChatRequest.of("word ".repeat(20_000), Sampling.GREEDY));
        assertNotNull(response.promptCut());
        server.enqueue(stream(complete()));
        assertNull(model.chat(HELLO).promptCut());
    }
}
