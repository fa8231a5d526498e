package dev.rlmworkbench.llm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clients against servers that run: RLM_OPENAI_URL, RLM_OLLAMA_URL.
@Tag("real-server")
@Timeout(600)
class RealServerTest {

    private static LanguageModel open(String variable) throws InterruptedException {
        var address = System.getenv(variable);
        assumeTrue(address != null && !address.isBlank(), variable + " is not set");
        return new ModelLocator(System.getenv(), NoLocalModels.HERE)
                .open(ModelChoice.of(List.of(address), null, ModelSettings.DEFAULT.withWindow(2048)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RLM_OPENAI_URL", "RLM_OLLAMA_URL"})
    void answersAndTellsTheUsage(String variable) throws Exception {
        try (var model = open(variable)) {
            var pieces = new StringBuilder();
            var response =
                    model.chat(ChatRequest.of("Write the word hello.", Sampling.GREEDY.withMaxTokens(8)), delta -> {
                        pieces.append(delta);
                        return true;
                    });
            assertFalse(response.text().isBlank());
            assertEquals(pieces.toString(), response.text());
            assertTrue(response.usage().promptTokens() > 0);
            assertTrue(response.usage().completionTokens() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RLM_OPENAI_URL", "RLM_OLLAMA_URL"})
    void listenerEndsTheAnswerAndTheServerIsFreeForTheNext(String variable) throws Exception {
        try (var model = open(variable)) {
            var response =
                    model.chat(ChatRequest.of("Count from 1 to 500.", Sampling.GREEDY.withMaxTokens(400)), _ -> false);
            assertEquals(FinishReason.LISTENER, response.finish());
            long start = System.nanoTime();
            model.chat(ChatRequest.of("Hi", Sampling.GREEDY.withMaxTokens(1)));
            assertTrue(System.nanoTime() - start < 60_000_000_000L, "the server went on with a call that was closed");
        }
    }
}
