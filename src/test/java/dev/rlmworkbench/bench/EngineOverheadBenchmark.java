package dev.rlmworkbench.bench;

import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.RlmLimits;
import dev.rlmworkbench.inference.RlmMethod;
import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.BoundedModel;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.trajectory.EventSink;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the engine costs beside the model: milliseconds of a warm turn, a batch of sub-calls, loading a large context.
/// Run it with `mvn -Pbench`; the script for the official engine is `src/bench/rlms_overhead.py`.
public final class EngineOverheadBenchmark {

    private static final int TURNS = 30;
    private static final RlmLimits LIMITS = new RlmLimits(TURNS + 2, 1, 5_000, 100_000_000, Duration.ofMinutes(10), 6);

    /// The pool starts the next child while a question is answered; two cores feel that, a person between two questions
    /// does not.
    private static final Duration NEXT_CHILD_READY = Duration.ofSeconds(3);

    private EngineOverheadBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (var repls =
                new ReplPool(AppDirectories.ofThisUser(), SandboxMode.AUTO, Integer.getInteger("bench.idle", 1))) {
            for (var language : ReplLanguage.values()) {
                turns(repls, language);
                batch(repls, language);
                contexts(repls, language);
            }
        }
    }

    private static String context(int chars) {
        var line = "2026-03-01 12:00:00 service=gateway status=OK latency=12ms user=ada path=/index\n";
        return line.repeat(chars / line.length() + 1).substring(0, chars);
    }

    private static void turns(ReplPool repls, ReplLanguage language) throws Exception {
        var seconds = answers(repls, language, "How many failed?", context(600_000), TURNS + 1);
        report(
                language,
                "ms a turn, 600 KB context, 10-line block, session and model calls included",
                Arrays.stream(seconds).map(s -> s * 1000 / (TURNS + 1)).toArray());
    }

    private static void batch(ReplPool repls, ReplLanguage language) throws Exception {
        report(
                language,
                "s a question with 1,000 batched sub-calls of 20 ms at concurrency 32",
                answers(repls, language, "BATCH", "x", 2));
    }

    /// Seconds of five answers after two that warm up.
    private static double[] answers(ReplPool repls, ReplLanguage language, String query, String context, int iterations)
            throws Exception {
        var dialect = ScriptedServer.Dialect.valueOf(language.name());
        try (var server = new ScriptedServer(0, Duration.ofMillis(20), TURNS, dialect);
                var model = open(server.url())) {
            var profile = new PromptProfiles(null).load("small", language);
            var method = new RlmMethod(model, model, repls, RlmSetup.of(profile).withLimits(LIMITS));
            var seconds = new double[5];
            for (int run = -2; run < seconds.length; run++) {
                Thread.sleep(NEXT_CHILD_READY);
                long start = System.nanoTime();
                var answer = method.answer(context, query, CallScope.root("", EventSink.NONE));
                if (!"done".equals(answer.text()) || answer.iterations() != iterations) {
                    throw new IllegalStateException("unexpected: " + answer);
                }
                if (run >= 0) {
                    seconds[run] = (System.nanoTime() - start) / 1e9;
                }
            }
            return seconds;
        }
    }

    private static void contexts(ReplPool repls, ReplLanguage language) throws Exception {
        var latin = context(100_000_000);
        var wide = latin.substring(0, 50_000_000) + "\u2192" + latin.substring(50_000_001);
        for (var text : Map.of("Latin-1", latin, "UTF-16", wide).entrySet()) {
            var seconds = new double[3];
            for (int run = 0; run < seconds.length; run++) {
                long start = System.nanoTime();
                try (var repl = repls.open(language, text.getValue(), "q", ReplLimits.DEFAULT, new NoCalls())) {
                    var result = repl.run(
                            language == ReplLanguage.JAVA ? "println(context.length());" : "print(len(context))");
                    if (!result.stdout().contains("100000000")) {
                        throw new IllegalStateException("unexpected: " + result);
                    }
                }
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
            report(language, "s from open to first output, 100 million characters, " + text.getKey(), seconds);
        }
    }

    private static final class NoCalls implements HostFunctions {
        @Override
        public List<String> llmQuery(List<String> prompts) {
            throw new IllegalStateException("this block asks nothing");
        }

        @Override
        public List<String> rlmQuery(List<SubTask> tasks) {
            throw new IllegalStateException("this block asks nothing");
        }
    }

    private static LanguageModel open(String url) throws InterruptedException {
        var settings = ModelSettings.DEFAULT.withConcurrency(32);
        return new BoundedModel(new ModelLocator(Map.of(), NoLocalModels.HERE)
                .open(ModelChoice.of(List.of(url), "scripted", settings)));
    }

    private static void report(ReplLanguage language, String what, double[] values) {
        Arrays.sort(values);
        System.out.printf(
                "%-6s %s: median %.2f (min %.2f, max %.2f, n %d)%n",
                language.wireName(),
                what,
                values[values.length / 2],
                values[0],
                values[values.length - 1],
                values.length);
    }
}
