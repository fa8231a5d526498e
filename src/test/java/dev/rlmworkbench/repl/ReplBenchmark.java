package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Measures the REPL by itself, without a model: `java -cp ... dev.rlmworkbench.repl.ReplBenchmark
/// [turns|calls|batch|large|start] [short]`. Run it on a quiet machine; the first run in a fresh cache folder has
/// no start cache yet. `short` is a form that only shows that it works.
public final class ReplBenchmark {

    /// @param sessions of each kind
    /// @param turns    of a session
    /// @param context  of these turns, in characters
    /// @param batch    questions at once
    /// @param repeats  of a batch, and of opening each large text
    /// @param large    texts, in characters
    /// @param settle   time for the next idle child to finish its start, as it would while a model thinks
    private record Size(
            int sessions, int turns, int context, int batch, int repeats, List<Integer> large, Duration settle) {

        static final Size FULL =
                new Size(5, 12, 600_000, 1_000, 3, List.of(10_000_000, 100_000_000), Duration.ofSeconds(6));
        static final Size SHORT = new Size(1, 2, 60_000, 40, 1, List.of(1_000_000), Duration.ZERO);
    }

    private static final String TEN_LINES = """
            String[] lines%1$d = context.split("\\n");
            int count%1$d = 0;
            Map<String, Integer> seen%1$d = new HashMap<>();
            for (String line : lines%1$d) {
                if (line.contains("the")) count%1$d++;
                seen%1$d.merge(line.substring(0, Math.min(3, line.length())), 1, Integer::sum);
            }
            var top%1$d = seen%1$d.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3).map(Map.Entry::getKey).collect(Collectors.toList());
            count%1$d + " " + top%1$d
            """;

    private final Size size;
    private final ReplPool pool = new ReplPool(
            new AppDirectories(Path.of("target/repl-cache"), Path.of("target"), Path.of("target")),
            SandboxMode.AUTO,
            Integer.getInteger("bench.idle", 1));

    private ReplBenchmark(Size size) {
        this.size = size;
    }

    public static void main(String[] arguments) throws Exception {
        var asked = List.of(arguments);
        var benchmark = new ReplBenchmark(asked.contains("short") ? Size.SHORT : Size.FULL);
        var what = asked.stream().filter(word -> !word.equals("short")).toList();
        try (var _ = benchmark.pool) {
            if (what.isEmpty() || what.contains("start")) {
                benchmark.start();
            }
            if (what.isEmpty() || what.contains("turns")) {
                benchmark.turns();
            }
            if (what.isEmpty() || what.contains("calls")) {
                benchmark.calls();
            }
            if (what.isEmpty() || what.contains("batch")) {
                benchmark.batch();
            }
            if (what.isEmpty() || what.contains("large")) {
                benchmark.large();
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static double millis(long from) {
        return (System.nanoTime() - from) / 1e6;
    }

    private Repl open(String context, HostFunctions host) throws InterruptedException {
        var limits = new ReplLimits(Duration.ofMinutes(2), 512, 20_000, 1_000_000);
        return pool.open(ReplLanguage.JAVA, context, "q", limits, host);
    }

    private void start() throws InterruptedException {
        for (int i = 0; i < size.sessions(); i++) {
            long begin = System.nanoTime();
            try (var repl = open("text", new ScriptedHost())) {
                double opened = millis(begin);
                repl.run("1");
                say("session %d: open %.0f ms, open and first block %.0f ms", i + 1, opened, millis(begin));
                long settle = System.nanoTime();
                pool.warm(ReplLanguage.JAVA);
                Thread.sleep(size.settle());
                say("  idle children: %s (waited %.0f ms)", memoryOfChildren(), millis(settle));
            }
        }
    }

    private void turns() throws InterruptedException {
        var text = text(size.context(), false);
        for (int session = 0; session < size.sessions(); session++) {
            try (var repl = open(text, new ScriptedHost())) {
                Thread.sleep(size.settle());
                var times = new ArrayList<String>();
                for (int turn = 0; turn < size.turns(); turn++) {
                    var code = TEN_LINES.formatted(turn);
                    double cpu = childrenCpuMillis();
                    long begin = System.nanoTime();
                    var result = repl.run(code);
                    times.add(String.format(Locale.ROOT, "%.1f", millis(begin)));
                    if (result.error() != null) {
                        throw new IllegalStateException(result.error().message());
                    }
                    times.set(turn, times.get(turn) + String.format(Locale.ROOT, "(%.0f)", childrenCpuMillis() - cpu));
                }
                say("turns of 10 lines, %d KB: wall ms (CPU ms of all children) %s", size.context() / 1000, times);
            }
        }
    }

    /// A function that does next to nothing, so that what is left is the way to the host and back.
    private void calls() throws InterruptedException {
        for (var language : ReplLanguage.values()) {
            try (var repl = pool.open(language, text(1_000, false), "q", ReplLimits.DEFAULT, new ScriptedHost())) {
                for (int i = 0; i < size.repeats() + 1; i++) {
                    var code = language == ReplLanguage.JAVA
                            ? "int sum = 0;\nfor (int i = 0; i < %d; i++) { sum += head(10).length(); }\nsum"
                            : "sum(len(head(10)) for _ in range(%d))";
                    long begin = System.nanoTime();
                    repl.run(code.formatted(size.batch()));
                    say("%s, %,d calls: %.3f ms a call", language, size.batch(), millis(begin) / size.batch());
                }
            }
        }
    }

    private void batch() throws Exception {
        var permits = new Semaphore(32);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var host = new HostFunctions() {
                @Override
                public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                    var answers = new ArrayList<Future<String>>();
                    Callable<String> call = () -> {
                        permits.acquire();
                        try {
                            Thread.sleep(20);
                            return "an answer";
                        } finally {
                            permits.release();
                        }
                    };
                    prompts.forEach(_ -> answers.add(threads.submit(call)));
                    return results(answers);
                }

                @Override
                public List<String> rlmQuery(List<SubTask> tasks) {
                    return List.of();
                }
            };
            try (var repl = open("text", host)) {
                repl.run("llm_query_batched(List.of(\"a\"))");
                for (int i = 0; i < size.repeats(); i++) {
                    long begin = System.nanoTime();
                    var result = repl.run(
                            "llm_query_batched(IntStream.range(0, %d).mapToObj(i -> \"question \" + i).toList()).size()"
                                    .formatted(size.batch()));
                    say(
                            "%,d batched questions of 20 ms, 32 at once: %.0f ms, %s answers",
                            size.batch(), millis(begin), result.value());
                }
            }
        }
    }

    private static List<String> results(List<Future<String>> answers) throws InterruptedException {
        var texts = new ArrayList<String>();
        for (var answer : answers) {
            try {
                texts.add(answer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return texts;
    }

    private void large() throws InterruptedException {
        for (int length : size.large()) {
            for (boolean wide : new boolean[] {false, true}) {
                var text = text(length, wide);
                for (int i = 0; i < size.repeats(); i++) {
                    long begin = System.nanoTime();
                    try (var repl = open(text, new ScriptedHost())) {
                        double sent = millis(begin);
                        var first = repl.run("context.length()");
                        say(
                                "%,d characters, %s: open %.0f ms, first block after %.0f ms (%s), memory %s",
                                length,
                                wide ? "UTF-16" : "Latin-1",
                                sent,
                                millis(begin),
                                first.value(),
                                memoryOfChildren());
                    }
                    Thread.sleep(size.settle());
                }
            }
        }
    }

    private static String text(int length, boolean wide) {
        var random = new Random(1);
        var words = List.of("the", "river", "of", "stone", "and", "light", "carries", "no", "names");
        var text = new StringBuilder(length + 20);
        while (text.length() < length) {
            text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        text.setLength(length - 1);
        return text.append(wide ? '中' : '.').toString();
    }

    private static double childrenCpuMillis() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private static String memoryOfChildren() {
        var sizes = new ArrayList<String>();
        ProcessHandle.current().descendants().forEach(child -> {
            try {
                var status = java.nio.file.Files.readString(Path.of("/proc/" + child.pid() + "/status"));
                status.lines()
                        .filter(line -> line.startsWith("VmRSS"))
                        .forEach(line -> sizes.add(Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB"));
            } catch (java.io.IOException _) {
                sizes.add("?");
            }
        });
        return sizes.toString();
    }
}
