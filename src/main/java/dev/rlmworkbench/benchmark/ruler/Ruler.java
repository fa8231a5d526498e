package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// `ruler`: the thirteen tasks of RULER (Hsieh et al. 2024) after its published generators, with its settings and its
/// scores. The essays, the word lists and the documents of the question tasks are our own, so these are not RULER's
/// tasks but tasks of the same form.
public record Ruler() implements GeneratedBenchmark {

    private static final List<Kind> KINDS =
            Arrays.stream(RulerTask.values()).map(RulerTask::asKind).toList();

    @Override
    public String name() {
        return "ruler";
    }

    @Override
    public String title() {
        return "RULER's tasks";
    }

    @Override
    public String description() {
        return "the thirteen tasks of RULER, made anew: needles, variables, word counts, and questions about invented"
                + " documents";
    }

    @Override
    public int generator() {
        return 1;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> 1_000;
            case CHARS -> 4_000;
        };
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public Task make(GeneratedTask task) {
        var made = RulerTask.of(Objects.requireNonNull(task.kindName())).maker().make(task, task.random());
        return new Task(
                task,
                made.context(),
                made.query(),
                String.join(", ", made.references()),
                new TokenCounter().count(made.context()),
                new StringMatch(made.references(), made.needed()),
                made.evidence());
    }
}
