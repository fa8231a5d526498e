package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A task whose context is its number, repeated.
public record FakeTask(int contextLength, long seed) implements TaskSpec {

    static List<TaskSpec> several(int count) {
        return IntStream.range(0, count)
                .<TaskSpec>mapToObj(i -> new FakeTask(100, i))
                .toList();
    }

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public LengthUnit unit() {
        return LengthUnit.CHARS;
    }

    @Override
    public @Nullable Integer depthPercent() {
        return null;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("context_length", contextLength, "seed", seed);
    }

    @Override
    public Task make() {
        var number = Long.toString(seed);
        return new Task(
                this, (number + " ").repeat(contextLength / 2), "Which number is it?", number, contextLength / 2);
    }
}
