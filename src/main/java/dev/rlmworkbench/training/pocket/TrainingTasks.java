package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import java.util.List;
import java.util.random.RandomGenerator;

/// Tasks to learn from. Their seeds have bit 62 set, which those of a [dev.rlmworkbench.benchmark.TaskGrid] (48 bits)
/// never have: no task of an evaluation is ever trained on.
public final class TrainingTasks {

    static final long NAMESPACE = 1L << 62;

    /// What the model learns: a needle, one among look-alikes, facts in prose.
    static final List<GeneratedBenchmark> BENCHMARKS =
            List.of(new NeedleInHaystack(), new HardNeedleInHaystack(), new LongDocQa());

    private TrainingTasks() {}

    /// Whether a task with this seed may be in the training.
    public static boolean isTrainingSeed(long seed) {
        return (seed & NAMESPACE) != 0;
    }

    /// @param benchmark without kinds of questions
    /// @param tokens    wanted length, raised to the benchmark's least
    static Task draw(GeneratedBenchmark benchmark, int tokens, RandomGenerator random) {
        int length = Math.max(tokens, benchmark.minLength(LengthUnit.TOKENS));
        long seed = NAMESPACE | random.nextLong() >>> 2;
        return new GeneratedTask(benchmark, length, LengthUnit.TOKENS, random.nextInt(101), null, seed).make();
    }

    /// A benchmark the model plays: half needles, the rest facts and needles among look-alikes.
    static GeneratedBenchmark benchmark(RandomGenerator random) {
        int draw = random.nextInt(10);
        return BENCHMARKS.get(draw < 4 ? 0 : draw < 7 ? 2 : 1);
    }
}
