package dev.rlmworkbench.bench;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.stats.WilsonInterval;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.function.Search;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The pocket model in the role of a sub-call alone: what `search` finds and a question, put together as its own root
/// does. Once the lines are those of the question, once those of another one.
///
/// Run by the profile `bench` with `-Dbench.class=dev.rlmworkbench.bench.PocketSubCalls` and
/// `-Dbench.args="TASKS SEED [FOLDER]"`, two tasks at least; without a folder it asks the model that the product
/// ships.
public final class PocketSubCalls {

    private static final int LENGTH = 4_000;
    private static final String NOT_FOUND = "not in the text";

    private PocketSubCalls() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        var grid = new TaskGrid(
                new LongDocQa(), List.of(LENGTH), LengthUnit.TOKENS, List.of(50), count, Long.parseLong(args[1]));
        var tasks = grid.specs().stream().map(spec -> spec.make()).toList();
        var local =
                new LocalModels(Path.of("models"), AppDirectories.ofThisUser().cache(), 1, true);
        var folder = args.length > 2 ? Path.of(args[2]) : Objects.requireNonNull(local.find("pocket"));
        try (var model = local.open(folder, "pocket", ModelSettings.DEFAULT)) {
            tell("value", count, i -> right(tasks.get(i), ask(model, tasks.get(i), tasks.get(i))));
            tell("not found", count, i -> NOT_FOUND.equals(ask(model, other(tasks, i), tasks.get(i))));
        }
    }

    /// The next task whose lines do not hold this one's answer.
    private static Task other(List<Task> tasks, int i) {
        var asked = tasks.get(i);
        return IntStream.range(1, tasks.size())
                .mapToObj(k -> tasks.get((i + k) % tasks.size()))
                .filter(task -> !Scorer.containsAnswer(found(task), asked.answer()))
                .findFirst()
                .orElseThrow();
    }

    /// As the root's code writes it: a list of lines.
    private static String found(Task task) {
        var question = task.query();
        var context = new ContextIndex(task.context());
        var call = new Arguments("search", List.of(question.replace("?", "")));
        var found = (Value.Pieces)
                Search.find(context, call, Deadline.in(Duration.ofMinutes(1))).value();
        return found.ranges().stream()
                .map(range -> range.of(task.context()))
                .toList()
                .toString();
    }

    private static boolean right(Task task, String reply) {
        return Scorer.score(reply, task).correct();
    }

    private static String ask(LanguageModel model, Task lines, Task question) {
        var prompt = "%s\n\nQuestion: %s".formatted(found(lines), question.query());
        try {
            return model.chat(ChatRequest.of(prompt, Sampling.GREEDY)).text().strip();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(String what, int count, IntPredicate right) {
        int hits = (int) IntStream.range(0, count).filter(right).count();
        var interval = WilsonInterval.of(hits, count);
        System.out.printf(
                "%s: %d of %d [%.0f, %.0f]%n", what, hits, count, interval.low() * 100, interval.high() * 100);
    }
}
