package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// `oolong`: lines whose labels are not shown, and questions about how often which label comes, in the form of OOLONG's
/// synthetic half (Bertsch et al. 2025) with its score. The lines are our own, so these are not OOLONG's tasks.
public record Oolong() implements GeneratedBenchmark {

    private static final List<Kind> KINDS =
            Arrays.stream(OolongKind.values()).map(OolongKind::asData).toList();
    private static final int MAX_USERS = 20_000;

    @Override
    public String name() {
        return "oolong";
    }

    @Override
    public String title() {
        return "Counting labels";
    }

    @Override
    public String description() {
        return "how often something comes in lines that each have to be judged by reading, in the form of OOLONG";
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
        var random = task.random();
        var kind = OolongKind.of(Objects.requireNonNull(task.kindName()));
        return new LabelledText(task, MAX_USERS, random)
                .until(entries -> kind.ask(entries, random).map(question -> task(task, entries, question)));
    }

    private static Task task(GeneratedTask task, List<LabelledLine> entries, OolongQuestion question) {
        var text = LabelledText.text(entries);
        return new Task(
                task,
                text,
                question.query(),
                question.answer(),
                new TokenCounter().count(text),
                new OolongAnswer(question.type(), question.answer()),
                question.evidence().stream().map(LabelledLine::line).toList());
    }
}
