package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What judges a training and takes it elsewhere, as commands with their options, unquoted.
public final class JudgeWords {

    private static final Path USUAL_FOLDER = Path.of("experiments");

    private JudgeWords() {}

    /// @param experiments folder of all runs
    public static List<String> eval(EvaluationPlan plan, Path experiments) {
        var words = new ArrayList<>(List.of("eval", plan.checkpoint(), "--methods", String.join(",", plan.methods())));
        if (plan.baseFrom() != null) {
            words.addAll(List.of("--base-from", plan.baseFrom().toString()));
        }
        if (plan.tasksFrom() != null) {
            words.addAll(List.of("--spec", plan.tasksFrom().toString()));
        } else {
            tasks(plan, words);
        }
        if (!plan.runName().equals(Evaluation.runName(plan.checkpoint()))) {
            words.addAll(List.of("--run-name", plan.runName()));
        }
        folder(experiments, words);
        return List.copyOf(words);
    }

    private static void tasks(EvaluationPlan plan, List<String> words) {
        var first = plan.benchmarks().getFirst();
        words.addAll(List.of(
                "--benchmark",
                plan.benchmarks().stream()
                        .map(benchmark -> benchmark.family().name())
                        .collect(Collectors.joining(",")),
                "--lengths",
                joined(first.lengths())));
        if (first.unit() != LengthUnit.TOKENS) {
            words.addAll(List.of("--unit", first.unit().wireName()));
        }
        if (plan.benchmarks().stream()
                .anyMatch(one -> one.family() instanceof GeneratedBenchmark made && made.hasDepths())) {
            words.addAll(List.of("--depths", joined(first.depths())));
        }
        plan.benchmarks().stream()
                .filter(one -> one.split() != null)
                .findFirst()
                .ifPresent(one -> words.addAll(List.of("--split", String.valueOf(one.split()))));
        words.addAll(List.of(
                "--tasks", first.tasks().toString(), "--seed", first.seed().toString()));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// @param target      file or folder
    /// @param from        what Ollama calls the base, empty for its folder
    /// @param experiments folder of all runs
    public static List<String> export(Path adapter, ExportFormat format, String target, String from, Path experiments) {
        var words = new ArrayList<>(List.of(
                "export", adapter.toString(), "--format", format.name().toLowerCase(Locale.ROOT), "--out", target));
        if (format == ExportFormat.MODELFILE && !from.isBlank()) {
            words.addAll(List.of("--from", from.strip()));
        }
        folder(experiments, words);
        return List.copyOf(words);
    }

    /// @param name of a training
    public static List<String> resume(String name, Path experiments) {
        var words = new ArrayList<>(List.of("train", "--resume", "--name", name));
        folder(experiments, words);
        return List.copyOf(words);
    }

    private static void folder(Path experiments, List<String> words) {
        if (!experiments.equals(USUAL_FOLDER)) {
            words.addAll(List.of("--experiments", experiments.toString()));
        }
    }
}
