package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.ChatResponse.Limit;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OllamaModelTest extends LanguageModelContract {

    @Override
    HttpModel open(String address, ModelSettings settings) {
        return new OllamaModel(address, new ModelInfo("smollm2:135m", "ollama", null, settings.window(), 0), settings);
    }

    @Override
    String streamType() {
        return "application/x-ndjson";
    }

    @Override
    String piece(String text) {
        return Json.MAPPER
                        .createObjectNode()
                        .put("done", false)
                        .set("message", Json.MAPPER.createObjectNode().put("content", text))
                        .toString()
                + "\n";
    }

    @Override
    String end() {
        return whole("") + "\n";
    }

    @Override
    String whole(String text) {
        return "{\"message\":{\"content\":\"" + text + "\"},\"done\":true,\"done_reason\":\"stop\","
                + "\"total_duration\":9000,\"load_duration\":1000,\"prompt_eval_count\":11,\"prompt_eval_duration\":2000,"
                + "\"eval_count\":2,\"eval_duration\":3000}";
    }

    @Override
    String errorObject(String message) {
        return "{\"error\":\"" + message + "\"}\n";
    }

    private ChatResponse recorded(String name, int window, ChatRequest request) throws InterruptedException {
        use(PATIENT.withWindow(window));
        server.enqueue(Recorded.answer("ollama/" + name));
        return model.chat(request);
    }

    /// English of so many tokens at the ratio that the estimator starts from.
    private static ChatRequest promptOfAbout(int tokens) {
        return ChatRequest.of("word ".repeat(tokens * 4 / 5), Sampling.GREEDY);
    }

    @Test
    void recordedStream() throws Exception {
        var response = recorded("chat_stream", 2048, HELLO);
        assertTrue(response.text().startsWith("1. Red - The most popular colour among the 3"), response.text());
        assertEquals(new TokenUsage(13, 24, false), response.usage());
        assertEquals(FinishReason.LENGTH, response.finish());
        assertEquals(Duration.ofNanos(411961761), response.timing().load());
        assertEquals(Duration.ofNanos(802778535), response.timing().prefill());
        assertEquals(Duration.ofNanos(4488892378L), response.timing().decode());
        assertNull(response.promptCut());
    }

    @Test
    void recordedAnswerThatWasNotStreamed() throws Exception {
        var response = recorded("chat_once", 2048, HELLO);
        assertEquals("Hello there, welcome to the world of", response.text());
        assertEquals(new TokenUsage(11, 8, false), response.usage());
    }

    @Test
    void thoughtsComeInAFieldOfTheirOwn() throws Exception {
        server.enqueue(stream("{\"message\":{\"content\":\"\",\"thinking\":\"Hm.\"},\"done\":false}\n", complete()));
        var response = model.chat(HELLO);
        assertEquals("Hm.", response.thinking());
        assertEquals("Hello.", response.text());
        assertEquals("<think>Hm.</think>Hello.", response.raw());
        assertNull(response.exact(), "a server tells no tokens");
    }

    @Test
    void lengthFinishTellsWhichLimitItMet() throws Exception {
        var budget = ChatRequest.of("Hello", Sampling.GREEDY.withMaxTokens(24));
        assertEquals(Limit.REPLY_BUDGET, recorded("chat_stream", 2048, budget).limit());
        assertEquals(Limit.WINDOW, recorded("chat_stream", 37, HELLO).limit());
        assertNull(recorded("chat_stream", 2048, HELLO).limit(), "13 and 24 tokens fill neither");
        assertNull(recorded("chat_once", 2048, HELLO).limit(), "it ended by itself");
    }

    @Test
    void windowThinkingAndMemoryTimeAreAlwaysSentAndCuttingIsDeclined() throws Exception {
        use(new ModelSettings(4096, 1, PATIENT.timeouts(), RetryPolicy.ONCE, Duration.ofMinutes(5)));
        server.enqueue(stream(complete()));
        model.chat(new ChatRequest(
                List.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi")), Sampling.GREEDY, false));
        var request = server.takeRequest();
        assertEquals("/api/chat", request.getTarget());
        var body = Json.MAPPER.readTree(request.getBody().utf8());
        assertEquals(4096, body.path("options").path("num_ctx").intValue());
        assertEquals(300, body.path("keep_alive").intValue());
        assertEquals("false", body.path("think").toString());
        assertEquals("false", body.path("truncate").toString());
        assertEquals("false", body.path("shift").toString());
        assertEquals(
                "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hi\"}]",
                body.path("messages").toString());
    }

    @Test
    void promptCutToTheWholeWindowIsNoticed() throws Exception {
        var response = recorded("chat_prompt_over_num_ctx_one_message", 1024, promptOfAbout(9414));
        assertNotNull(response.promptCut());
        assertTrue(response.promptCut().contains("1,024"), response.promptCut());
    }

    @Test
    void droppedHistoryIsNoticedThoughItReportsLessThanTheWindow() throws Exception {
        var response = recorded("chat_history_over_num_ctx", 1024, promptOfAbout(9414));
        assertNotNull(response.promptCut());
        assertTrue(response.promptCut().contains("915"), response.promptCut());
    }

    @Test
    void answerThatRanPastTheWindowIsNoticed() throws Exception {
        var response = recorded("chat_output_over_num_ctx", 128, HELLO);
        assertEquals(FinishReason.STOP, response.finish());
        assertNotNull(response.promptCut());
        assertTrue(response.promptCut().contains("297"), response.promptCut());
    }

    @Test
    void cachedPromptIsNotTakenForACutOne() throws Exception {
        assertNull(recorded("chat_stream", 8192, promptOfAbout(6000)).promptCut());
    }

    @Test
    void unknownModelSaysHowToGetIt() {
        server.enqueue(Recorded.answer("ollama/chat_unknown_model"));
        var e = permanent(Reason.MODEL_NOT_FOUND);
        assertEquals(Optional.of(new Remedy.Pull("smollm2:135m")), e.remedy());
    }

    @Test
    void modelThatCannotThinkIsNamed() {
        server.enqueue(Recorded.answer("ollama/chat_thinking_unsupported"));
        assertTrue(permanent(Reason.UNSUPPORTED).getMessage().contains("does not support thinking"));
    }

    @Test
    void otherRefusalsAreToldInTheServersWords() {
        server.enqueue(Recorded.answer("ollama/chat_bad_json"));
        assertTrue(permanent(Reason.BAD_REQUEST).getMessage().contains("unexpected EOF"));
        server.enqueue(Recorded.answer("ollama/not_found_route"));
        assertTrue(permanent(Reason.UNSUPPORTED).getMessage().contains("right endpoint"));
    }

    @Test
    void refusedPromptSaysBothNumbers() {
        use(PATIENT.withWindow(1024));
        server.enqueue(new mockwebserver3.MockResponse.Builder()
                .code(400)
                .body(errorObject("the input length exceeds the context length"))
                .build());
        var e = assertThrows(PermanentLlmException.class, () -> model.chat(promptOfAbout(9000)));
        assertEquals(Reason.PROMPT_TOO_LONG, e.reason());
        assertTrue(e.getMessage().matches(".*about \\d{4} tokens.*1024 tokens.*"), e.getMessage());
    }

    @Test
    void windowMustBeKnown() {
        assertThrows(IllegalArgumentException.class, () -> open("http://127.0.0.1:1", ModelSettings.DEFAULT));
    }
}
