package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.trajectory.RecordedGeneration;
import dev.rlmworkbench.trajectory.TrajectoryReader;
import dev.rlmworkbench.trajectory.TrajectoryWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a trajectory file says of its model calls is what the models were given and gave.
@Timeout(120)
class RecordedGenerationTest {

    private static final String TEXT = "The code of the blue door is 48213. ".repeat(200);

    @TempDir
    Path folder;

    /// Remembers the calls that it passes on.
    private record Overheard(LanguageModel model, List<ChatRequest> requests, List<ChatResponse> responses)
            implements LanguageModel {
        Overheard(LanguageModel model) {
            this(
                    model,
                    Collections.synchronizedList(new ArrayList<>()),
                    Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public ModelInfo info() {
            return model.info();
        }

        @Override
        public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
            var response = model.chat(request, listener);
            requests.add(request);
            responses.add(response);
            return response;
        }

        @Override
        public int concurrency() {
            return model.concurrency();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private List<RecordedGeneration> recorded(Overheard model, String profile, RlmLimits limits) throws Exception {
        var file = folder.resolve("run_trajectories.jsonl");
        var setup = RlmSetup.of(new PromptProfiles(null).load(profile, ReplLanguage.JAVA))
                .withLimits(limits);
        try (var writer = TrajectoryWriter.open(file)) {
            new RlmMethod(model, model, new ScriptedRepl(), setup)
                    .answer(TEXT, "What is the code of the blue door?", CallScope.root("f", writer));
        }
        return RecordedGeneration.of(TrajectoryReader.lastAttempt(file, "f"));
    }

    @Test
    void thePromptsTokensAreRebuiltFromTheFileAlone() throws Exception {
        var local = new LocalModels(folder, AppDirectories.ofThisUser().cache(), 1, true);
        try (var model = new Overheard(new ModelLocator(Map.of(), local)
                .open(ModelChoice.of(List.of(), PocketModel.NAME, ModelSettings.DEFAULT)))) {
            var generations = recorded(model, "pocket", new RlmLimits(4, 1, 8, 100_000, Duration.ofMinutes(1), 6));
            assertTrue(generations.size() > 2, "several turns, so that each builds on the one before");
            for (int i = 0; i < generations.size(); i++) {
                var tokens = generations.get(i).tokens();
                assertNotNull(tokens);
                assertEquals(model.responses().get(i).exact(), tokens);
                assertEquals(
                        model.requests().get(i).messages(), generations.get(i).messages());
                assertEquals(
                        model.info().digest(),
                        generations.get(i).answer().details().weights());
                assertNotNull(generations.get(i).answer().details().template());
            }
        }
    }

    @Test
    void aServersCallsAreKeptWithAllThatWasSentAndWhatOfTheReplyWasUsed() throws Exception {
        var model = new Overheard(ScriptedModel.replies(
                "I look.\n```java\nprint x\n```\nand then I go on", "```java\nask a,b\n```\n", "FINAL(\"48213\")"));
        var generations = recorded(model, "small", new RlmLimits(4, 1, 8, 100_000, Duration.ofMinutes(1), 6));
        assertEquals(
                Set.copyOf(model.requests().stream().map(ChatRequest::messages).toList()),
                Set.copyOf(
                        generations.stream().map(RecordedGeneration::messages).toList()));
        assertTrue(generations.stream().allMatch(generation -> generation.tokens() == null));
        assertEquals("I look.\n```java\nprint x\n```", generations.getFirst().used());
        assertEquals(
                "I look.\n```java\nprint x\n```",
                generations
                        .get(1)
                        .messages()
                        .get(generations.getFirst().messages().size())
                        .content());
        assertEquals(2, generations.stream().filter(g -> g.role().equals("sub")).count());
        assertEquals(
                ChatMessage.Role.USER,
                generations.getFirst().messages().getLast().role());
    }
}
