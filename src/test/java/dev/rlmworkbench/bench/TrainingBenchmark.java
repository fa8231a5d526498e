package dev.rlmworkbench.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.learn.LearningDecoder;
import dev.rlmworkbench.transformer.learn.LoraSettings;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// How many tokens a second learn: forward and back through one text, rank 8 on all projections, every token learned.
/// `FOLDER FORMAT TOKENS STEPS [THREADS [KEPT_MB]]`; `src/bench/peft_step.py` does the same with PEFT.
public final class TrainingBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final double MEBIBYTE = 1 << 20;

    private TrainingBenchmark() {}

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var format = WeightFormat.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        int tokens = Integer.parseInt(arguments[2]);
        int steps = Integer.parseInt(arguments[3]);
        int threads = arguments.length > 4
                ? Integer.parseInt(arguments[4])
                : Runtime.getRuntime().availableProcessors();
        var engine = TorchEngine.start(AppDirectories.ofThisUser().cache(), threads);
        long start = System.nanoTime();
        try (var decoder = LearningDecoder.load(engine, folder, format, LoraSettings.all(8, 16, 0, 1))) {
            print("loading, s", seconds(start));
            if (arguments.length > 5) {
                decoder.keep(Long.parseLong(arguments[5]) * 1_000_000);
            }
            var random = new Random(1);
            int vocabulary = decoder.config().vocabulary();
            var ids = random.longs(tokens, 0, vocabulary).toArray();
            var learned = new boolean[tokens];
            Arrays.fill(learned, true);
            double best = Double.MAX_VALUE;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                long cpu = SYSTEM.getProcessCpuTime();
                start = System.nanoTime();
                double loss = decoder.accumulate(ids, learned, 1.0 / tokens, i).mean();
                decoder.zeroGradients();
                double took = seconds(start);
                best = Math.min(best, took);
                sum += i == 0 ? 0 : took;
                System.out.printf(
                        Locale.ROOT,
                        "step %d: %.2f s, %.2f s of all cores, loss %.3f%n",
                        i + 1,
                        took,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                        loss);
            }
            print("tokens a second, best step", tokens / best);
            if (steps > 1) {
                print("tokens a second, all but the first step", tokens * (steps - 1) / sum);
            }
            if (arguments.length <= 5) {
                forecast(folder, format, decoder.config(), tokens);
            }
        }
    }

    /// Of the same training with AdamW, whose moments are all that it has and this has not.
    private static void forecast(Path folder, WeightFormat format, DecoderConfig config, int tokens) {
        var usual = TrainingPreset.SEED.spec("none", folder.toString(), OptimizerKind.ADAMW, 1);
        var spec = new TrainingSpec(
                usual.dataset(),
                usual.model(),
                format,
                usual.adapter(),
                usual.steps(),
                usual.schedule(),
                usual.seed(),
                usual.threads(),
                usual.observed());
        var forecast = MemoryForecast.of(spec, config, format.precision(WeightFiles.open(folder)), tokens, tokens);
        forecast.parts().forEach(part -> print("forecast, MiB, " + part.what(), part.bytes() / MEBIBYTE));
        print("forecast of memory, MiB", forecast.bytes() / MEBIBYTE);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-45s %,.1f%n", what, value);
    }
}
