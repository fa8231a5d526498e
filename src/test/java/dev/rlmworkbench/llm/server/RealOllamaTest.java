package dev.rlmworkbench.llm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.http.OllamaModel;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What only Ollama does, with the models that the server at RLM_OLLAMA_URL has.
@Tag("real-server")
@Timeout(600)
class RealOllamaTest {

    private OllamaServer server;
    private List<String> names;

    @BeforeEach
    void find() throws InterruptedException {
        var address = System.getenv("RLM_OLLAMA_URL");
        assumeTrue(address != null && !address.isBlank(), "RLM_OLLAMA_URL is not set");
        server = new OllamaServer(address, Timeouts.DEFAULT);
        names = server.models().stream()
                .map(ServedModel::name)
                .sorted(Comparator.comparing(this::hasNoTemplate))
                .toList();
        assumeTrue(!names.isEmpty(), "the Ollama server has no model");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private OllamaModel open(String name, int window) throws InterruptedException {
        return server.open(name, ModelSettings.DEFAULT.withWindow(window));
    }

    private boolean hasNoTemplate(String name) {
        try {
            return server.details(name).warning() != null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChatRequest prompt(String text, int maxTokens) {
        return ChatRequest.of(text, Sampling.GREEDY.withMaxTokens(maxTokens));
    }

    @Test
    void promptOverTheWindowDoesNotPassUnnoticed() throws Exception {
        try (var model = open(names.getFirst(), 512)) {
            var request = prompt("word ".repeat(4000), 1);
            try {
                assertNotNull(model.chat(request).promptCut());
            } catch (PermanentLlmException e) {
                assertEquals(PermanentLlmException.Reason.PROMPT_TOO_LONG, e.reason(), e.getMessage());
            }
        }
    }

    @Test
    void historyOverTheWindowDoesNotPassUnnoticed() throws Exception {
        try (var model = open(names.getFirst(), 512)) {
            var old = ChatMessage.user("word ".repeat(400));
            var reply = ChatMessage.assistant("Yes.");
            var request = new ChatRequest(
                    List.of(old, reply, old, reply, old, reply, ChatMessage.user("Say hello.")),
                    Sampling.GREEDY.withMaxTokens(1),
                    false);
            try {
                assertNotNull(model.chat(request).promptCut());
            } catch (PermanentLlmException e) {
                assertEquals(PermanentLlmException.Reason.PROMPT_TOO_LONG, e.reason(), e.getMessage());
            }
        }
    }

    @Test
    void answerAtTheEndOfTheWindowIsToldAsCutShort() throws Exception {
        try (var model = open(names.getFirst(), 64)) {
            var response = model.chat(prompt("Write a long story about a sea voyage.", 100));
            boolean endedByItself = response.finish() == FinishReason.STOP && response.promptCut() == null;
            assertTrue(
                    endedByItself || response.finish() == FinishReason.LENGTH || response.promptCut() != null,
                    response.toString());
        }
    }

    @Test
    void samePromptTwiceIsNoFalseAlarm() throws Exception {
        try (var model = open(names.getFirst(), 1024)) {
            var request = prompt("The quick brown fox jumps over the lazy dog. ".repeat(60), 2);
            for (int i = 0; i < 2; i++) {
                var response = model.chat(request);
                assertNull(response.promptCut());
                assertFalse(response.usage().estimated());
            }
        }
    }

    @Test
    void modelsTakeTurns() throws Exception {
        assumeTrue(names.size() > 1, "the Ollama server has only one model");
        try (var first = open(names.getFirst(), 512);
                var second = open(names.get(1), 512)) {
            for (int i = 0; i < 2; i++) {
                assertFalse(first.chat(prompt("Hello", 2)).text().isEmpty());
                assertFalse(second.chat(prompt("Hello", 2)).text().isEmpty());
            }
        }
    }

    @Test
    void unloadFreesTheMemory() throws Exception {
        try (var model = open(names.getFirst(), 512)) {
            model.chat(prompt("Hi", 1));
            var freed = server.unload(names.getFirst()).orElseThrow();
            assertTrue(freed.bytes() > 0);
            assertEquals(512, freed.window());
            assertTrue(server.running().stream().noneMatch(m -> m.name().equals(names.getFirst())));
            assertTrue(server.unload(names.getFirst()).isEmpty());
        }
    }

    @Test
    void unknownNamesAreTold() throws Exception {
        var pull = assertThrows(LlmException.class, () -> server.pull("no-such-model-here:1b", (_, _, _) -> {}));
        assertTrue(pull.getMessage().contains("no-such-model-here"), pull.getMessage());
        var show = assertThrows(PermanentLlmException.class, () -> open("no-such-model-here", 512));
        assertEquals(PermanentLlmException.Reason.MODEL_NOT_FOUND, show.reason());
        var unload = assertThrows(PermanentLlmException.class, () -> server.unload("no-such-model-here"));
        assertEquals(PermanentLlmException.Reason.MODEL_NOT_FOUND, unload.reason());
    }

    @Test
    void everyModelDescribesItself() throws Exception {
        for (var name : names) {
            var details = server.details(name);
            assertTrue(details.parameters() > 0, details.toString());
            assertTrue(details.window() > 0, details.toString());
        }
    }
}
