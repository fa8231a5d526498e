package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskFamily;
import java.util.random.RandomGenerator;

/// Tasks to learn from. Their seeds have bit 62 set, which those of a [dev.rlmworkbench.benchmark.TaskGrid] (48 bits)
/// never have: no task of an evaluation is ever trained on.
public final class TrainingTasks {

    static final long NAMESPACE = 1L << 62;

    private TrainingTasks() {}

    /// Whether a task with this seed may be in the training.
    public static boolean isTrainingSeed(long seed) {
        return (seed & NAMESPACE) != 0;
    }

    /// @param tokens wanted length, raised to the family's least
    static Task draw(TaskFamily family, int tokens, RandomGenerator random) {
        int length = Math.max(tokens, family.minimumLength(LengthUnit.TOKENS));
        long seed = NAMESPACE | random.nextLong() >>> 2;
        return family.spec(length, LengthUnit.TOKENS, random.nextInt(101), seed).make();
    }

    /// A family the model plays: half needles, the rest facts and needles among look-alikes.
    static TaskFamily family(RandomGenerator random) {
        int draw = random.nextInt(10);
        return draw < 4 ? TaskFamily.NIAH : draw < 7 ? TaskFamily.LONG_DOC_QA : TaskFamily.NIAH_HARD;
    }
}
