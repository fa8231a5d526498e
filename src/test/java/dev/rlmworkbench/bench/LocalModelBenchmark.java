package dev.rlmworkbench.bench;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LocalModels;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fast a model folder runs in this process: reading a prompt, writing, what reuse of an earlier prompt and writing
/// several answers together bring. `mvn -q test-compile exec:exec -Pbench -Dbench.class=...LocalModelBenchmark
/// -Dbench.args="FOLDER [THREADS]"`.
public final class LocalModelBenchmark {

    private static final int ANSWER = 32;
    private static final int TOGETHER = 4;

    private LocalModelBenchmark() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        int threads = args.length > 1
                ? Integer.parseInt(args[1])
                : Runtime.getRuntime().availableProcessors();
        var local =
                new LocalModels(folder.getParent(), AppDirectories.ofThisUser().cache(), threads);
        long start = System.nanoTime();
        try (var model = local.open(folder, "bench", ModelSettings.DEFAULT.withConcurrency(TOGETHER))) {
            report("load, libtorch and digest included", seconds(start), "s");
            chat(model, "warm up", 4);
            alone(model);
            reused(model);
            together(model);
        }
    }

    private static void alone(LanguageModel model) throws InterruptedException {
        var answer = chat(model, document(0, 1200), ANSWER);
        double prefill = answer.timing().prefill().toNanos() / 1e9;
        double decode = answer.timing().decode().toNanos() / 1e9;
        report("prompt of " + answer.usage().promptTokens() + " tokens, first token after", prefill, "s");
        report("reading", answer.usage().promptTokens() / prefill, "tokens/s");
        report("writing", (answer.usage().completionTokens() - 1) / decode, "tokens/s");
    }

    private static void reused(LanguageModel model) throws InterruptedException {
        var longer = document(0, 1200) + " And in short?";
        report(
                "the same prompt with another end, first token after",
                chat(model, longer, 2).timing().prefill().toNanos() / 1e9,
                "s");
    }

    private static void together(LanguageModel model) throws Exception {
        for (int calls : new int[] {1, TOGETHER}) {
            long start = System.nanoTime();
            int tokens = 0;
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Future<Integer>>();
                for (int i = 0; i < calls; i++) {
                    var prompt = "Tell me a long story about number " + (i + 1) + ".";
                    answers.add(pool.submit(
                            () -> chat(model, prompt, ANSWER).usage().completionTokens()));
                }
                for (var answer : answers) {
                    tokens += answer.get();
                }
            }
            report(calls + " at the same time, short prompts, all together", tokens / seconds(start), "tokens/s");
        }
    }

    private static ChatResponse chat(LanguageModel model, String prompt, int tokens) throws InterruptedException {
        return model.chat(
                new ChatRequest(List.of(ChatMessage.user(prompt)), Sampling.GREEDY.withMaxTokens(tokens), false));
    }

    private static String document(int from, int words) {
        var text = new StringBuilder("Summarise this.");
        for (int i = from; i < from + words; i++) {
            text.append(i % 12 == 0 ? ". The" : i % 3 == 0 ? " river" : i % 2 == 0 ? " stone" : " letter");
        }
        return text.toString();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void report(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-60s %8.2f %s%n", what, value, unit);
    }
}
