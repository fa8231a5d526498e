package dev.rlmworkbench.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// The values that a task of a [GeneratedBenchmark] is made from.
///
/// @param depthPercent 0 (start) to 100 (end), as asked where the benchmark has depths; else what it says of the seed
/// @param kindName     one of the benchmark's kinds; null where it has none
public record GeneratedTask(
        GeneratedBenchmark benchmark,
        int contextLength,
        LengthUnit unit,
        @Nullable Integer depthPercent,
        @Nullable String kindName,
        long seed)
        implements TaskSpec {

    /// A depth or kind that the benchmark does not have is left out.
    ///
    /// @throws IllegalArgumentException one sentence naming the value that is out of range
    public GeneratedTask {
        benchmark.checkLength(contextLength, unit);
        if (benchmark.hasDepths()) {
            TaskGrid.checkDepth(depthPercent);
        } else {
            depthPercent = benchmark.depthOfSeed(seed);
        }
        kindName = benchmark.kinds().isEmpty()
                ? null
                : benchmark.kind(String.valueOf(kindName)).name();
    }

    @Override
    public String type() {
        return benchmark.name();
    }

    @Override
    public Map<String, Object> parameters() {
        var values = new LinkedHashMap<String, Object>();
        values.put("task_type", type());
        if (kindName != null) {
            values.put("task_kind", kindName);
        }
        values.put("generator", benchmark.generator());
        values.put("context_length", contextLength);
        values.put("length_unit", unit.wireName());
        if (depthPercent != null) {
            values.put("depth_percent", depthPercent);
        }
        values.put("seed", seed);
        return Map.copyOf(values);
    }

    @Override
    public Task make() {
        return benchmark.make(this);
    }

    /// A fresh source of numbers that follow from the seed, the same on every machine.
    public RandomGenerator random() {
        return random(seed);
    }

    /// The same for a seed alone.
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
