package dev.rlmworkbench.bench;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The same prompts to a model folder in this process and to a server of the same model, temperature 0, for a person
/// to compare: `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.bench.SideBySide
/// -Dbench.args="FOLDER ENDPOINT [PROMPTS]"`: how many of the prompts, all where it is not said.
public final class SideBySide {

    private static final int TOKENS = 60;

    private static final List<String> PROMPTS = List.of(
            "What is the capital of France?",
            "Name three fruits.",
            "Write a Java method that returns the larger of two ints.",
            "What is 17 + 25?",
            "Translate to German: The house is old.",
            "Explain in one sentence what a linked list is.",
            "Which planet is closest to the sun?",
            "Write a haiku about rain.",
            "Is 91 a prime number? Answer yes or no and say why.",
            "The log says 'disk full on node 7 at 04:12'. Which node has a problem?");

    private SideBySide() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var local =
                new LocalModels(folder.getParent(), AppDirectories.ofThisUser().cache(), 2);
        var locator = new ModelLocator(Map.of(), local);
        var choice = new ModelChoice(List.of(args[1]), null, ModelSettings.DEFAULT, ApiKey.DEFAULT_VARIABLE);
        try (var here = local.open(folder, "here", ModelSettings.DEFAULT);
                var there = locator.open(choice)) {
            for (var prompt : PROMPTS.subList(0, args.length > 2 ? Integer.parseInt(args[2]) : PROMPTS.size())) {
                var ours = answer(here, prompt);
                var theirs = answer(there, prompt);
                System.out.printf(
                        "## %s%n   %d first words alike%n   folder: %s%n   server: %s%n",
                        prompt, alike(ours, theirs), ours, theirs);
            }
        }
    }

    private static String answer(LanguageModel model, String prompt) throws InterruptedException {
        var request = ChatRequest.of(prompt, Sampling.GREEDY.withMaxTokens(TOKENS));
        return model.chat(request).text().strip().replaceAll("\\s+", " ");
    }

    private static int alike(String a, String b) {
        var first = a.split(" ");
        var second = b.split(" ");
        int i = 0;
        while (i < Math.min(first.length, second.length) && first[i].equals(second[i])) {
            i++;
        }
        return i;
    }
}
