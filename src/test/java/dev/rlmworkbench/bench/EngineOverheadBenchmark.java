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
///
/// Arguments: languages, all where none is named; `short` for a form that only shows that it works.
public final class EngineOverheadBenchmark {

    /// @param turns          of one answer before the final one
    /// @param subCalls       of one batch
    /// @param warmUps        answers that are not measured
    /// @param answers        that are
    /// @param largeContext   in characters
    /// @param opens          of a session with a large context
    /// @param nextChildReady the pool starts the next child while a question is answered; two cores feel that, a
    ///                       person between two questions does not
    private record Size(
            int turns,
            int context,
            int subCalls,
            int warmUps,
            int answers,
            int largeContext,
            int opens,
            Duration nextChildReady) {

        static final Size FULL = new Size(30, 600_000, 1_000, 2, 5, 100_000_000, 3, Duration.ofSeconds(3));
        static final Size SHORT = new Size(3, 60_000, 40, 0, 1, 1_000_000, 1, Duration.ZERO);
    }

    private final ReplPool repls;
    private final ReplLanguage language;
    private final Size size;

    private EngineOverheadBenchmark(ReplPool repls, ReplLanguage language, Size size) {
        this.repls = repls;
        this.language = language;
        this.size = size;
    }

    public static void main(String[] args) throws Exception {
        var asked = List.of(args);
        var size = asked.contains("short") ? Size.SHORT : Size.FULL;
        var named = Arrays.stream(ReplLanguage.values())
                .filter(language -> asked.contains(language.wireName()))
                .toList();
        try (var repls =
                new ReplPool(AppDirectories.ofThisUser(), SandboxMode.AUTO, Integer.getInteger("bench.idle", 1))) {
            for (var language : named.isEmpty() ? List.of(ReplLanguage.values()) : named) {
                var benchmark = new EngineOverheadBenchmark(repls, language, size);
                benchmark.turns();
                benchmark.batch();
                benchmark.contexts();
            }
        }
    }

    private static String context(int chars) {
        var line = "2026-03-01 12:00:00 service=gateway status=OK latency=12ms user=ada path=/index\n";
        return line.repeat(chars / line.length() + 1).substring(0, chars);
    }

    private void turns() throws Exception {
        int turns = size.turns() + 1;
        var seconds = answers("How many failed?", context(size.context()), turns);
        report(
                "ms a turn, %,d KB context, 10-line block, session and model calls included"
                        .formatted(size.context() / 1000),
                Arrays.stream(seconds).map(s -> s * 1000 / turns).toArray());
    }

    private void batch() throws Exception {
        report(
                "s a question with %,d batched sub-calls of 20 ms at concurrency 32".formatted(size.subCalls()),
                answers("BATCH", "x", 2));
    }

    /// Seconds of each answer, after those that warm up.
    private double[] answers(String query, String context, int iterations) throws Exception {
        var dialect = ScriptedServer.Dialect.valueOf(language.name());
        try (var server = new ScriptedServer(0, Duration.ofMillis(20), size.turns(), size.subCalls(), dialect);
                var model = open(server.url())) {
            var profile = new PromptProfiles(null).load("small", language);
            var method = new RlmMethod(model, model, repls, RlmSetup.of(profile).withLimits(limits()));
            var seconds = new double[size.answers()];
            for (int run = -size.warmUps(); run < seconds.length; run++) {
                Thread.sleep(size.nextChildReady());
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

    private RlmLimits limits() {
        return new RlmLimits(size.turns() + 2, 1, 5_000, 100_000_000, Duration.ofMinutes(10), 6);
    }

    private void contexts() throws Exception {
        int chars = size.largeContext();
        var latin = context(chars);
        var wide = latin.substring(0, chars / 2) + "\u2192" + latin.substring(chars / 2 + 1);
        for (var text : Map.of("Latin-1", latin, "UTF-16", wide).entrySet()) {
            var seconds = new double[size.opens()];
            for (int run = 0; run < seconds.length; run++) {
                long start = System.nanoTime();
                try (var repl = repls.open(language, text.getValue(), "q", ReplLimits.DEFAULT, new NoCalls())) {
                    var result = repl.run(
                            language == ReplLanguage.JAVA ? "println(context.length());" : "print(len(context))");
                    if (!result.stdout().contains(Integer.toString(chars))) {
                        throw new IllegalStateException("unexpected: " + result);
                    }
                }
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
            report("s from open to first output, %,d characters, %s".formatted(chars, text.getKey()), seconds);
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

    private void report(String what, double[] values) {
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
