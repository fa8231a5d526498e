package dev.rlmworkbench.benchmark;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

/// `niah`: one sentence with a five-digit value among random common words; the question asks for the value. The value
/// is the only number of the text, so that code can find it at once; see [HardNeedleInHaystack].
///
/// @param depthPercent share of the words before the needle, to the nearest word
public record NeedleInHaystack(int contextLength, LengthUnit unit, Integer depthPercent, long seed)
        implements TaskSpec {

    /// Counted up when the text of the tasks changes, so that old results are not taken for results of the new tasks.
    private static final int GENERATOR = 1;

    public NeedleInHaystack {
        TaskFamily.NIAH.checkLength(contextLength, unit);
        TaskFamily.checkDepth(depthPercent);
    }

    @Override
    public String type() {
        return TaskFamily.NIAH.wireName();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "task_type", type(),
                "generator", GENERATOR,
                "context_length", contextLength,
                "length_unit", unit.wireName(),
                "depth_percent", depthPercent,
                "seed", seed);
    }

    @Override
    public Task make() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var families = NeedleFamily.values();
        var family = families[random.nextInt(families.length)];
        int value = random.nextInt(10_000, 100_000);
        var needle = family.sentence(value);
        var text = new Haystack(unit, random, 0).hide(needle, contextLength, depthPercent, List.of(), value);
        return new Task(
                this,
                text.text(),
                family.question(),
                Integer.toString(value),
                text.tokens(),
                new AnswerRule.Contains(),
                List.of(needle));
    }
}
