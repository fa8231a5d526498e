package dev.rlmworkbench.training.pocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.inference.RlmMethod;
import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.inference.VanillaMethod;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The weights that are shipped play every role, through the same code as any other model.
class PocketModelTest {

    private static final int TASKS = 5;
    private static final int MAX_WRONG = 1;

    @TempDir
    Path home;

    private LanguageModel model;

    @BeforeEach
    void open() throws InterruptedException {
        var local = new LocalModels(home, AppDirectories.ofThisUser().cache(), 1, true);
        model = new ModelLocator(Map.of(), local)
                .open(ModelChoice.of(List.of(), PocketModel.NAME, ModelSettings.DEFAULT));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void itHasItsOwnProfile() {
        assertEquals("pocket", PromptProfiles.choiceFor(model.info()).profile());
    }

    @Test
    void vanillaAnswersWithinTheWindow() throws InterruptedException {
        int right = 0;
        try (var method = new VanillaMethod(
                model, new PromptProfiles(null), OverflowPolicy.REFUSE, Sampling.GREEDY, Duration.ofMinutes(1))) {
            for (int seed = 1; seed <= TASKS; seed++) {
                var task = task(600, seed);
                right += isRight(
                        task,
                        method.answer(task.context(), task.query(), nobody()).text());
            }
        }
        assertTrue(right >= TASKS - MAX_WRONG, right + " of " + TASKS + " right");
    }

    @Test
    void rlmFindsTheNeedleFarBeyondTheWindow() throws InterruptedException {
        var profile = new PromptProfiles(null).load("pocket", ReplLanguage.JAVA);
        int right = 0;
        try (var repls = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 1);
                var method = new RlmMethod(model, model, repls, RlmSetup.of(profile))) {
            for (int seed = 1; seed <= TASKS; seed++) {
                var task = task(8_000, seed);
                right += isRight(
                        task,
                        method.answer(task.context(), task.query(), nobody()).text());
            }
        }
        assertTrue(right >= TASKS - MAX_WRONG, right + " of " + TASKS + " right");
    }

    @Test
    void aHelperAnswersFromItsLinesOrSaysThatItIsNotThere() throws InterruptedException {
        assertEquals(
                "1847",
                ask("[The company Ulmer Clocks was founded in the year 1847 by two former clockmakers.]"
                        + "\n\nQuestion: In which year was the company Ulmer Clocks founded?"));
        assertEquals(
                "not in the text",
                ask("[The flag of the isle of Skarra is plain maroon without any emblem.]"
                        + "\n\nQuestion: In which year was the company Ulmer Clocks founded?"));
    }

    private String ask(String prompt) throws InterruptedException {
        return model.chat(ChatRequest.of(prompt, Sampling.GREEDY.withMaxTokens(20)))
                .text();
    }

    private static Task task(int tokens, long seed) {
        return new GeneratedTask(new NeedleInHaystack(), tokens, LengthUnit.TOKENS, 50, null, seed).make();
    }

    private static int isRight(Task task, String answer) {
        return answer != null && answer.contains(task.answer()) ? 1 : 0;
    }

    private static CallScope nobody() {
        return CallScope.root("", _ -> {});
    }
}
