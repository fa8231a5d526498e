package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.training.data.LearnedTexts;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.ui.control.form.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fields of an evaluation.
final class EvaluationForm {

    private static final int USUAL_TASKS = 10;

    final ObservableList<String> methods = FXCollections.observableArrayList("vanilla", "rlm");
    /// Where the base's answers come from.
    final ObjectProperty<BaseAnswers> base = new SimpleObjectProperty<>(BaseAnswers.ASKED);
    final ObservableList<String> families = FXCollections.observableArrayList();
    /// Of kinds of questions; empty for those that are asked where nobody chooses.
    final StringProperty group = new SimpleStringProperty("");
    final ObservableList<Integer> lengths = FXCollections.observableArrayList();
    final ObservableList<Integer> depths = FXCollections.observableArrayList(TaskGrid.DEFAULT_DEPTHS);
    final FormField tasks = FormField.of("The number of tasks", Integer.toString(USUAL_TASKS));
    final FormField seed = FormField.of("The seed", Long.toString(Evaluation.TASK_SEED));
    /// What is missing, empty where nothing is.
    final StringProperty missing = new SimpleStringProperty("");

    private final Benchmarks benchmarks;
    private List<Integer> offeredLengths = TaskGrid.DEFAULT_LENGTHS;

    EvaluationForm(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    void onChange(Runnable changed) {
        for (var each :
                List.<Observable>of(methods, base, families, group, lengths, depths, tasks.text(), seed.text())) {
            each.addListener(_ -> changed.run());
        }
    }

    /// Tasks like those that were learned.
    void propose(Evaluation evaluation) {
        var learned = evaluation.learned().map(LearnedTexts::lengths).orElse(List.of());
        offeredLengths = Stream.concat(learned.stream(), TaskGrid.DEFAULT_LENGTHS.stream())
                .distinct()
                .sorted()
                .toList();
        families.setAll(evaluation.families(benchmarks).stream()
                .map(GeneratedBenchmark::name)
                .toList());
        var fitting = offeredLengths.stream()
                .filter(length -> evaluation.families(benchmarks).stream().allMatch(family -> takes(family, length)))
                .toList();
        var likeLearned = fitting.stream().filter(learned::contains).toList();
        lengths.setAll(likeLearned.isEmpty() ? fitting.stream().limit(1).toList() : likeLearned);
        group.set("");
    }

    /// Some tasks need room.
    private static boolean takes(GeneratedBenchmark family, int length) {
        try {
            BenchmarkSpec.of(family, List.of(length), TaskGrid.DEFAULT_DEPTHS);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    List<GeneratedBenchmark> offered() {
        return benchmarks.generated();
    }

    List<Integer> offeredLengths() {
        return offeredLengths;
    }

    /// Of the kinds of questions that the chosen tasks have, in their order.
    List<String> groups() {
        var groups = new ArrayList<String>();
        chosen().forEach(benchmark -> KindChoice.groups(benchmark).stream()
                .filter(group -> !groups.contains(group))
                .forEach(groups::add));
        return groups;
    }

    boolean hasDepths() {
        return chosen().stream().anyMatch(GeneratedBenchmark::hasDepths);
    }

    private List<GeneratedBenchmark> chosen() {
        return benchmarks.generated().stream()
                .filter(benchmark -> families.contains(benchmark.name()))
                .toList();
    }

    /// The tasks, all with the same lengths, depths, seed and number.
    ///
    /// @return empty where something is missing, which the fields and [#missing] then say
    Optional<List<BenchmarkSpec>> read() {
        missing.set("");
        if (methods.isEmpty()) {
            missing.set("Choose a method: vanilla shows what was forgotten, RLM what was learned.");
        }
        if (base.get().tasks() != null) {
            return missing.get().isEmpty() ? Optional.of(base.get().tasks()) : Optional.empty();
        }
        if (families.isEmpty()) {
            missing.set("Choose tasks to judge by.");
        } else if (lengths.isEmpty()) {
            missing.set("Choose at least one length.");
        } else if (hasDepths() && depths.isEmpty()) {
            missing.set("Choose at least one depth.");
        }
        var number = tasks.number(1, 100_000);
        var chosenSeed = seed.number(0, Long.MAX_VALUE);
        if (number == null || chosenSeed == null || !missing.get().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(chosen().stream()
                    .map(benchmark -> of(benchmark, number.intValue(), chosenSeed))
                    .toList());
        } catch (IllegalArgumentException e) {
            missing.set(String.valueOf(e.getMessage()).replaceFirst("\\.?$", "."));
            return Optional.empty();
        }
    }

    private BenchmarkSpec of(GeneratedBenchmark benchmark, int number, long chosenSeed) {
        var kinds = benchmark.kinds().isEmpty() || group.get().isEmpty() ? null : group.get();
        return new BenchmarkSpec(
                benchmark,
                List.copyOf(new TreeSet<>(lengths)),
                null,
                List.copyOf(new TreeSet<>(depths)),
                number,
                chosenSeed,
                null,
                kinds,
                null,
                null);
    }
}
