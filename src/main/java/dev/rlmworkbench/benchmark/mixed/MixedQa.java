package dev.rlmworkbench.benchmark.mixed;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.TextWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// `mixed_qa`: a question of one kind about an invented text of one of many genres. What is asked, the wording, the
/// genre and all names follow from the seed.
public record MixedQa() implements GeneratedBenchmark {

    private static final List<Kind> KINDS =
            Arrays.stream(QuestionKind.values()).map(QuestionKind::asData).toList();
    private static final int CHARS_A_TOKEN = 4;

    @Override
    public String name() {
        return "mixed_qa";
    }

    @Override
    public String title() {
        return "Questions of many kinds";
    }

    @Override
    public String description() {
        return "questions of many kinds about invented texts of many genres";
    }

    @Override
    public int generator() {
        return 2;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> 3_000;
            case CHARS -> 12_000;
        };
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public Task make(GeneratedTask task) {
        var kind = QuestionKind.of(Objects.requireNonNull(task.kindName()));
        var puzzle = kind.puzzle(Scene.of(task.seed(), chars(task)));
        var text = new TextWriter(task.contextLength(), task.unit());
        text.write(puzzle);
        var asked = puzzle.asked();
        return new Task(
                task, text.text(), asked.query(), asked.answer(), text.tokens(), asked.rule(), asked.evidence());
    }

    private static int chars(GeneratedTask task) {
        return switch (task.unit()) {
            case TOKENS -> task.contextLength() * CHARS_A_TOKEN;
            case CHARS -> task.contextLength();
        };
    }
}
