package dev.rlmworkbench.bench;

import dev.rlmworkbench.report.training.TrainingTrace;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobWatch;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerComparison;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// How long it takes to read what very many steps of a training left behind: a validation every hundred steps, a
/// resume every thousand, which makes the last ten of them again. `[STEPS [TIMES]]`.
public final class TrainingMetricsBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TrainingMetricsBenchmark() {}

    private interface Work {
        int run() throws IOException;
    }

    static void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var folder = new TrainingFolder(Files.createTempDirectory("training-metrics"));
        try {
            write(folder, steps);
            System.out.printf(Locale.ROOT, "%,d steps, %,d bytes%n", steps, Files.size(folder.metrics()));
            measure(
                    "JobWatch.events",
                    times,
                    () -> new JobWatch(folder).events().size());
            measure(
                    "TrainingMetrics.read",
                    times,
                    () -> TrainingMetrics.read(folder.metrics()).events().size());
            var metrics = TrainingMetrics.read(folder.metrics());
            measure("steps", times, () -> metrics.steps().size());
            measure(
                    "TrainingTrace",
                    times,
                    () -> TrainingTrace.of("a", metrics).name().length());
            measure(
                    "OptimizerComparison",
                    times,
                    () -> OptimizerComparison.of(metrics, metrics).texts());
        } finally {
            Files.delete(folder.metrics());
            Files.delete(folder.path());
        }
    }

    private static void write(TrainingFolder folder, int steps) throws IOException {
        var random = new Random(1);
        var at = Instant.parse("2026-01-02T03:04:05.123456Z");
        try (var out = Files.newBufferedWriter(folder.metrics())) {
            out.write(TrainingMetrics.line(new TrainingEvent.Started(
                    at, "a", "adamw", Map.of("adamw", 2e-4), steps, 3, steps, 40, 9_232_384, Map.of(), List.of())));
            out.write('\n');
            int step = 0;
            boolean again = false;
            while (step < steps) {
                step++;
                out.write(TrainingMetrics.line(step(at.plusMillis(1500L * step), step, steps, random)));
                out.write('\n');
                if (step % 100 == 0) {
                    out.write(TrainingMetrics.line(
                            new TrainingEvent.Validation(at, step, random.nextDouble(), true, 0, 3.25, 0.75)));
                    out.write('\n');
                }
                if (step % 1000 == 0 && !again) {
                    step -= 10;
                    out.write(TrainingMetrics.line(new TrainingEvent.Resumed(at, step, "step-" + step, null)));
                    out.write('\n');
                    again = true;
                } else {
                    again &= step % 1000 != 0;
                }
            }
        }
    }

    private static TrainingEvent.Step step(Instant at, int step, int steps, Random random) {
        return new TrainingEvent.Step(
                at,
                step,
                3.0 * step / steps,
                random.nextDouble(),
                1_000,
                5_000L * step,
                Map.of("adamw", 2e-4 * random.nextDouble()),
                random.nextDouble(),
                false,
                300 * random.nextDouble(),
                1.5 * step,
                3_000_000_000L,
                random.nextDouble());
    }

    private static void measure(String what, int times, Work work) throws IOException {
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            int found = work.run();
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %.3f s, %.3f s of one core (%,d)%n",
                    what + ":",
                    (System.nanoTime() - start) / 1e9,
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
                    found);
        }
    }
}
