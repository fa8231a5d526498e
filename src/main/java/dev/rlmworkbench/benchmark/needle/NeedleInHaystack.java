package dev.rlmworkbench.benchmark.needle;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import java.util.List;
import java.util.Objects;

/// `niah`: one sentence with a five-digit value among random common words; the question asks for the value. The value
/// is the only number of the text, so that code can find it at once; see [HardNeedleInHaystack]. The depth is the share
/// of the words before the needle, to the nearest word.
public record NeedleInHaystack() implements GeneratedBenchmark {

    @Override
    public String name() {
        return "niah";
    }

    @Override
    public String title() {
        return "Needle in a haystack";
    }

    @Override
    public String description() {
        return "one sentence with a number, hidden among random words";
    }

    @Override
    public int generator() {
        return 1;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> 50;
            case CHARS -> 250;
        };
    }

    @Override
    public boolean hasDepths() {
        return true;
    }

    @Override
    public Task make(GeneratedTask task) {
        var random = task.random();
        var families = NeedleFamily.values();
        var family = families[random.nextInt(families.length)];
        int value = random.nextInt(10_000, 100_000);
        var needle = family.sentence(value);
        int depth = Objects.requireNonNull(task.depthPercent());
        var text = new Haystack(task.unit(), random, 0).hide(needle, task.contextLength(), depth, List.of(), value);
        return new Task(
                task,
                text.text(),
                family.question(),
                Integer.toString(value),
                text.tokens(),
                new AnswerRule.Contains(),
                List.of(needle));
    }
}
