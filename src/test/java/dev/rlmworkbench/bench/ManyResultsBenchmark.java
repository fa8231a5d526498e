package dev.rlmworkbench.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.kind.FigureKinds;
import dev.rlmworkbench.report.paint.FigurePainter;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ContextSize;
import dev.rlmworkbench.result.Cost;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.Provenance;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRows;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.result.Usage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A file of very many results: five methods, nine lengths, about 1.2 KB a line. How long it takes to open it, to
/// sum it up, to filter it and sum up the rest, and to draw each kind of figure; and what the rows take of the
/// memory.
///
/// Run by the profile `bench` with `-Dbench.class=dev.rlmworkbench.bench.ManyResultsBenchmark` and
/// `-Dbench.args="LINES"`.
public final class ManyResultsBenchmark {

    private static final List<String> METHODS = List.of("vanilla", "retrieve", "map_reduce", "rlm_no_subcalls", "rlm");
    private static final List<Integer> LENGTHS =
            List.of(512, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000);
    private static final List<Integer> DEPTHS = List.of(10, 25, 50, 75, 90);
    private static final double NANOS = 1e9;

    private ManyResultsBenchmark() {}

    static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var file = Files.createTempFile("many-results", ".jsonl");
        try {
            write(file, count);
            measure(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void measure(Path file) throws IOException {
        var load = Clock.SYSTEM.getSystemLoadAverage();
        var clock = Clock.start();
        var results = ResultRows.read(List.of(file), ResultRows.Progress.NONE);
        clock.tell("open %,d results, %,d MB".formatted(results.rows().size(), Files.size(file) / 1_000_000));
        clock = Clock.start();
        var summary = Summary.of(results.rows(), ShippedBenchmarks.all());
        clock.tell("sum up");
        clock = Clock.start();
        var two = results.rows().stream()
                .filter(row -> Set.of("vanilla", "rlm").contains(row.method()))
                .toList();
        var comparison = Summary.of(two, ShippedBenchmarks.all())
                .parts()
                .getFirst()
                .comparisons()
                .getLast();
        clock.tell("compare two methods, %,d pairs".formatted(comparison.test().pairs()));
        figures(summary.parts().getFirst());
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf(
                "rows and summary of %,d results: %.1f MB of %,d MB; load %.1f%n",
                results.rows().size(), heap.getUsed() / 1e6, heap.getMax() / 1_000_000, load);
    }

    private static void figures(Summary.Part part) {
        for (var kind : FigureKinds.all()) {
            var clock = Clock.start();
            if (draw(kind, part)) {
                clock.tell("figure " + kind.id());
            }
        }
    }

    private static boolean draw(FigureKind kind, Summary.Part part) {
        var figures = kind.figures(part);
        figures.forEach(
                figure -> new FigurePainter().picture(figure, FigureTheme.SCREEN_LIGHT, 900, 500, 1, Set.of(), null));
        return !figures.isEmpty();
    }

    /// The processors' time tells how long it would take on a machine that does nothing else.
    private record Clock(long nanos, long processorNanos) {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Clock start() {
            return new Clock(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        void tell(String what) {
            System.out.printf(
                    "%s: %.3f s, of processors %.3f s%n",
                    what, (System.nanoTime() - nanos) / NANOS, (SYSTEM.getProcessCpuTime() - processorNanos) / NANOS);
        }
    }

    private static void write(Path file, int count) throws IOException {
        var random = new Random(7);
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(ResultCodec.write(result(i, random)));
                out.write('\n');
            }
        }
    }

    private static ResultRecord result(int number, Random random) {
        int task = number / METHODS.size();
        var method = METHODS.get(number % METHODS.size());
        int length = LENGTHS.get(task % LENGTHS.size());
        boolean isRlm = method.startsWith("rlm");
        boolean right = random.nextDouble() < (isRlm ? 0.75 : 0.7 - length / 256_000.0);
        var words = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            words.add("as the passage about the claim says,");
        }
        return new ResultRecord(
                new TaskKey(
                        "niah",
                        null,
                        new ContextLength(length, "tokens"),
                        DEPTHS.get(task / LENGTHS.size() % DEPTHS.size()),
                        7_919L * task,
                        "Under which reference number was the insurance claim filed? Answer with the number only.",
                        Integer.toString(10_000 + task % 90_000)),
                new ContextSize(length, 5 * length),
                method,
                setup(method, isRlm),
                new Outcome(
                        String.join(" ", words),
                        right ? new Scores(0, 1, 1, random.nextDouble(), 1) : Scores.ZERO,
                        random.nextInt(4) == 0 ? "iterations" : "final",
                        !isRlm && length > 2_000,
                        false,
                        random.nextInt(200) == 0 ? "the server closed the connection" : null),
                new Cost(
                        20 * random.nextDouble(),
                        isRlm ? 1 + random.nextInt(8) : 1,
                        isRlm ? random.nextInt(10) : 0,
                        0,
                        usage(random),
                        usage(random)),
                new Provenance(
                        HexFormat.of().toHexDigits(random.nextLong()),
                        "many",
                        Instant.ofEpochSecond(1_790_000_000L + number, random.nextInt(1_000_000_000)),
                        1,
                        null,
                        null),
                Map.of());
    }

    private static MethodSetup setup(String method, boolean isRlm) {
        var model = new ModelSnapshot("pocket", "sha256:" + "2b70da13".repeat(8), "local", 2_048);
        return new MethodSetup(
                model,
                isRlm ? model : null,
                null,
                method,
                "475360f0ebbcc67c",
                isRlm ? "java" : null,
                isRlm ? "text" : null,
                isRlm ? "all" : null,
                isRlm ? 3 : null);
    }

    private static Usage usage(Random random) {
        return new Usage(
                random.nextInt(9_000), random.nextInt(100), 1, 0, random.nextDouble(), random.nextDouble(), false);
    }
}
