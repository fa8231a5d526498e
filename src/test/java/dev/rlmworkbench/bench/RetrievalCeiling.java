package dev.rlmworkbench.bench;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.oolong.Oolong;
import dev.rlmworkbench.benchmark.oolong.OolongPairs;
import dev.rlmworkbench.benchmark.oolong.OolongReader;
import dev.rlmworkbench.benchmark.ruler.Ruler;
import dev.rlmworkbench.benchmark.ruler.RulerReader;
import dev.rlmworkbench.inference.RetrieveMethod;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.TextRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What `retrieve` can at best get in tasks of `ruler`, `oolong` and `oolong_pairs`: the score of a reader who makes no
/// mistake, knows every label, and takes the eight passages that are chosen for the whole text. No model is asked.
///
/// Arguments: tasks of each kind and length, then lengths in tokens.
public final class RetrievalCeiling {

    private static final List<GeneratedBenchmark> BENCHMARKS = List.of(new Ruler(), new Oolong(), new OolongPairs());

    private RetrievalCeiling() {}

    static void main(String[] args) {
        int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        var lengths = args.length > 1
                ? Arrays.stream(args).skip(1).map(Integer::valueOf).toList()
                : List.of(1_000, 4_000, 16_000, 64_000);
        for (var benchmark : BENCHMARKS) {
            for (var kind : benchmark.kinds()) {
                var line = lengths.stream()
                        .map(length -> "%5.0f".formatted(100 * mean(benchmark, kind, length, tasks)))
                        .collect(Collectors.joining(" "));
                System.out.printf("%-12s %-18s %s%n", benchmark.name(), kind.name(), line);
            }
        }
    }

    /// The mean score, 0 to 1.
    static double mean(GeneratedBenchmark benchmark, Kind kind, int length, int tasks) {
        return IntStream.range(0, tasks)
                .mapToDouble(seed ->
                        score(new GeneratedTask(benchmark, length, LengthUnit.TOKENS, null, kind.name(), seed).make()))
                .average()
                .orElseThrow();
    }

    private static double score(Task task) {
        var passages = passages(task);
        if (String.valueOf(task.spec().kindName()).startsWith("qa_")) {
            return task.evidence().stream().allMatch(passages::contains) ? 1 : 0;
        }
        if (task.spec().type().equals("ruler")) {
            return scoreOf(String.join(", ", RulerReader.answer(task, passages)), task);
        }
        return Arrays.stream(OolongReader.answer(task, passages).split(OolongReader.OR))
                .mapToDouble(answer -> scoreOf(answer, task))
                .average()
                .orElseThrow();
    }

    /// Those that follow one another are one text.
    private static String passages(Task task) {
        var text = new StringBuilder();
        int end = 0;
        var chosen = new ContextIndex(task.context()).bestPassages(task.query(), RetrieveMethod.DEFAULT_PASSAGES);
        for (var passage : chosen.stream()
                .sorted(Comparator.comparingInt(TextRange::start))
                .toList()) {
            text.append(passage.start() == end ? "" : "\n\n").append(passage.of(task.context()));
            end = passage.end();
        }
        return text.toString();
    }

    private static double scoreOf(String answer, Task task) {
        return answer.isBlank() ? 0 : task.rule().score(answer, task);
    }
}
