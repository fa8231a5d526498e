package dev.rlmworkbench.benchmark.mixed;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskFamily;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.TextWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `mixed_qa`: a question of one kind about an invented text of one of many genres. What is asked, the wording, the
/// genre and all names follow from the seed.
public record MixedQa(QuestionKind kind, int contextLength, LengthUnit unit, long seed) implements TaskSpec {

    /// Counted up when the text of the tasks changes, so that old results are not taken for results of the new tasks.
    private static final int GENERATOR = 2;

    private static final int CHARS_A_TOKEN = 4;

    public MixedQa {
        TaskFamily.MIXED_QA.checkLength(contextLength, unit);
    }

    @Override
    public String type() {
        return TaskFamily.MIXED_QA.wireName();
    }

    @Override
    public @Nullable Integer depthPercent() {
        return null;
    }

    @Override
    public String kindName() {
        return kind.wireName();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "task_type",
                type(),
                "task_kind",
                kind.wireName(),
                "generator",
                GENERATOR,
                "context_length",
                contextLength,
                "length_unit",
                unit.wireName(),
                "seed",
                seed);
    }

    @Override
    public Task make() {
        var puzzle = kind.puzzle(Scene.of(seed, chars()));
        var text = new TextWriter(contextLength, unit);
        text.write(puzzle);
        var asked = puzzle.asked();
        return new Task(
                this, text.text(), asked.query(), asked.answer(), text.tokens(), asked.rule(), asked.evidence());
    }

    private int chars() {
        return switch (unit) {
            case TOKENS -> contextLength * CHARS_A_TOKEN;
            case CHARS -> contextLength;
        };
    }
}
