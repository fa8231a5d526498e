package dev.rlmworkbench.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fast a model folder runs in this process: reading a prompt, writing, what reuse of an earlier prompt and writing
/// several answers together bring. `mvn -q test-compile exec:exec -Pbench -Dbench.class=...LocalModelBenchmark
/// -Dbench.args="FOLDER [THREADS [WORDS [TOKENS]]]"`: words of the long prompt, tokens of an answer.
public final class LocalModelBenchmark {

    private static final int USUAL_WORDS = 1_200;
    private static final int USUAL_TOKENS = 32;
    private static final int TOGETHER = 4;

    private final LanguageModel model;
    private final int words;
    private final int tokens;

    private LocalModelBenchmark(LanguageModel model, int words, int tokens) {
        this.model = model;
        this.words = words;
        this.tokens = tokens;
    }

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        int threads = number(args, 1, Runtime.getRuntime().availableProcessors());
        var local =
                new LocalModels(folder.getParent(), AppDirectories.ofThisUser().cache(), threads);
        var loading = new Clock();
        try (var model = local.open(folder, "bench", ModelSettings.DEFAULT.withConcurrency(TOGETHER))) {
            loading.report("load, libtorch and digest included", 0);
            var benchmark = new LocalModelBenchmark(model, number(args, 2, USUAL_WORDS), number(args, 3, USUAL_TOKENS));
            benchmark.chat("warm up", 4);
            benchmark.alone();
            benchmark.together();
        }
    }

    private static int number(String[] args, int place, int usual) {
        return args.length > place ? Integer.parseInt(args[place]) : usual;
    }

    private void alone() throws InterruptedException {
        var prompt = document(words);
        var clock = new Clock();
        var first = chat(prompt, 1);
        int read = first.usage().promptTokens();
        clock.report("prompt of " + read + " tokens to its first token", read);
        // The prompt is known now, so nearly all of this is writing.
        clock = new Clock();
        clock.report("writing", chat(prompt, tokens).usage().completionTokens());
        clock = new Clock();
        chat(prompt + " And in short?", 1);
        clock.report("the same prompt with another end to its first token", read);
    }

    private void together() throws Exception {
        for (int calls : new int[] {1, TOGETHER}) {
            var clock = new Clock();
            int written = 0;
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Future<Integer>>();
                for (int i = 0; i < calls; i++) {
                    var prompt = "Tell me a long story about number " + (i + 1) + ".";
                    answers.add(pool.submit(() -> chat(prompt, tokens).usage().completionTokens()));
                }
                for (var answer : answers) {
                    written += answer.get();
                }
            }
            clock.report(calls + " answers to short prompts at the same time", written);
        }
    }

    /// Wall clock, and the processor time of the whole process, which other programs on the machine change less.
    private static final class Clock {

        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long wall = System.nanoTime();
        private final long cpu = SYSTEM.getProcessCpuTime();

        void report(String what, int tokens) {
            double wallSeconds = (System.nanoTime() - wall) / 1e9;
            double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-55s %9.4f s wall %7.2f s CPU %8.1f tokens/s wall %8.1f tokens/s CPU%n",
                    what,
                    wallSeconds,
                    cpuSeconds,
                    tokens / wallSeconds,
                    tokens / cpuSeconds);
        }
    }

    private ChatResponse chat(String prompt, int mostTokens) throws InterruptedException {
        return model.chat(
                new ChatRequest(List.of(ChatMessage.user(prompt)), Sampling.GREEDY.withMaxTokens(mostTokens), false));
    }

    private static String document(int words) {
        var text = new StringBuilder("Summarise this.");
        for (int i = 0; i < words; i++) {
            text.append(i % 12 == 0 ? ". The" : i % 3 == 0 ? " river" : i % 2 == 0 ? " stone" : " letter");
        }
        return text.toString();
    }
}
