package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.LimitSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.ui.control.form.FormField;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The fields of the form, filled from a spec and read as one. What the form does not show stays as it was filled in.
final class RunForm {

    static final ExperimentSpec USUAL = ExperimentSpec.of(
            "my_run",
            List.of(BenchmarkSpec.of(new NeedleInHaystack(), TaskGrid.SMALL_LENGTHS, TaskGrid.DEFAULT_DEPTHS)),
            MethodsSpec.DEFAULT);

    final FormField name = FormField.of("The run's name", "");
    final FormField model = FormField.of("The model", "");
    final FormField subModel = FormField.of("The sub model", "");
    final FormField endpoints = FormField.of("The endpoint", "");
    final FormField window = FormField.of("The window", "");
    final FormField temperature = FormField.of("The temperature", "");
    final FormField seed = FormField.of("The model's seed", "");
    final FormField concurrency = FormField.of("The concurrency", "");
    final FormField tasks = FormField.of("The number of tasks", "");
    final FormField taskSeed = FormField.of("The task seed", "");
    final FormField taskFile = FormField.of("The task file", "");
    final FormField iterations = FormField.of("The number of iterations", "");
    final FormField depth = FormField.of("The depth", "");
    final FormField subCalls = FormField.of("The number of sub-calls", "");
    final FormField tokens = FormField.of("The number of tokens", "");
    final FormField seconds = FormField.of("The time", "");
    final FormField profile = FormField.of("The prompt profile", "");

    final ObservableList<String> methods = FXCollections.observableArrayList();
    final ObservableList<Integer> lengths = FXCollections.observableArrayList();
    final ObservableList<Integer> depths = FXCollections.observableArrayList();
    /// Names of the chosen kinds of questions, in any order.
    final ObservableList<String> kinds = FXCollections.observableArrayList();

    final List<TaskChoice> offered;
    final ObjectProperty<TaskChoice> tasksOf = new SimpleObjectProperty<>(TaskChoice.AS_GIVEN);
    final ObjectProperty<OverflowPolicy> overflow = new SimpleObjectProperty<>(OverflowPolicy.MIDDLE);
    final ObjectProperty<ReplLanguage> repl = new SimpleObjectProperty<>(ReplLanguage.JAVA);
    final ObjectProperty<HelperSet> helpers = new SimpleObjectProperty<>(HelperSet.STANDARD);
    final StringProperty methodsError = new SimpleStringProperty("");
    final StringProperty lengthsError = new SimpleStringProperty("");
    final StringProperty kindsError = new SimpleStringProperty("");
    /// The opened spec's models after the first, which the fields do not show; they answer the same tasks.
    final ObservableList<ModelSpec> otherModels = FXCollections.observableArrayList();

    private ExperimentSpec base = USUAL;

    /// @param benchmarks that can be chosen
    RunForm(Benchmarks benchmarks) {
        offered = TaskChoice.all(benchmarks);
        tasksOf.addListener((_, _, now) -> now.withKinds().ifPresent(this::proposeKinds));
        fill(USUAL);
    }

    /// Names a model and its server where neither is named.
    void propose(ModelWatch.Choice found) {
        if (model.value().isEmpty() && endpoints.value().isEmpty()) {
            model.set(found.model().name());
            place(found.server());
        }
    }

    /// The server of the model that is named; none for models that run in this process.
    void place(ModelWatch.Server server) {
        endpoints.set(String.join(" ", server.endpoints()));
    }

    List<FormField> fields() {
        return List.of(
                name,
                model,
                subModel,
                endpoints,
                window,
                temperature,
                seed,
                concurrency,
                tasks,
                taskSeed,
                taskFile,
                iterations,
                depth,
                subCalls,
                tokens,
                seconds,
                profile);
    }

    void onChange(Runnable action) {
        var all = new ArrayList<Observable>(
                List.of(methods, lengths, depths, kinds, tasksOf, overflow, repl, helpers, otherModels));
        fields().forEach(field -> all.add(field.text()));
        all.forEach(one -> one.addListener(_ -> action.run()));
    }

    void fill(ExperimentSpec spec) {
        base = spec;
        name.set(spec.name());
        fillModel(spec.models().getFirst());
        otherModels.setAll(spec.models().subList(1, spec.models().size()));
        temperature.set(spec.sampling().temperature());
        seed.set(spec.sampling().seed() == null ? "" : spec.sampling().seed());
        methods.setAll(spec.methods());
        overflow.set(spec.overflow());
        repl.set(spec.repl());
        helpers.set(spec.helpers());
        profile.set(spec.profile() == null ? "" : spec.profile());
        fillTasks(spec.benchmarks());
        var limits = spec.limits();
        iterations.set(limits.maxIterations());
        depth.set(limits.maxDepth());
        subCalls.set(limits.maxSubCalls());
        tokens.set("%,d".formatted(limits.maxTokens()));
        seconds.set(limits.taskTimeout().toSeconds());
    }

    private void fillModel(ModelSpec spec) {
        model.set(spec.root() == null ? "" : spec.root());
        subModel.set(spec.sub() == null ? "" : spec.sub());
        endpoints.set(String.join(" ", spec.endpoints()));
        window.set(spec.window() == 0 ? "" : "%,d".formatted(spec.window()));
        concurrency.set(spec.concurrency());
    }

    private void fillTasks(List<BenchmarkSpec> benchmarks) {
        var first = benchmarks.getFirst();
        tasksOf.set(TaskChoice.of(benchmarks, offered));
        lengths.setAll(first.lengths());
        depths.setAll(first.depths());
        tasksOf.get().withKinds().ifPresent(benchmark -> kinds.setAll(names(kindsOf(first), benchmark)));
        tasks.set(first.tasks());
        taskSeed.set(first.seed());
        taskFile.set(first.file() == null ? "" : first.file());
    }

    /// The form as a spec; where that cannot be, the fields say why.
    Optional<ExperimentSpec> read() {
        fields().forEach(field -> field.error().set(""));
        methodsError.set(methods.isEmpty() ? "Choose at least one method" : "");
        lengthsError.set("");
        kindsError.set("");
        checkName();
        var models = readModels();
        var sampling = readSampling();
        var benchmarks = readTasks();
        var limits = readLimits();
        boolean wrong = !methodsError.get().isEmpty()
                || fields().stream().anyMatch(field -> !field.error().get().isEmpty());
        if (wrong || models == null || sampling == null || benchmarks == null || limits == null) {
            return Optional.empty();
        }
        return Optional.of(new ExperimentSpec(
                name.value(),
                benchmarks,
                MethodsSpec.NAMES.stream().filter(methods::contains).toList(),
                models,
                sampling,
                limits,
                repl.get(),
                helpers.get(),
                base.sandbox(),
                profile.value().isEmpty() ? null : profile.value(),
                overflow.get(),
                base.saveTrajectories()));
    }

    /// What is missing or wrong, a sentence each.
    List<String> problems() {
        var problems = new ArrayList<String>();
        fields().forEach(field -> problems.add(field.error().get()));
        problems.add(methodsError.get());
        problems.add(lengthsError.get());
        problems.add(kindsError.get());
        problems.removeIf(String::isEmpty);
        return problems;
    }

    private void checkName() {
        try {
            new RunName(Path.of(""), name.value());
        } catch (IllegalArgumentException e) {
            name.error().set(e.getMessage());
        }
    }

    private @Nullable List<ModelSpec> readModels() {
        var before = base.models().getFirst();
        Long tokensOfWindow = window.value().isEmpty() ? Long.valueOf(0) : window.number(256, Integer.MAX_VALUE);
        var calls = concurrency.number(1, 256);
        if (tokensOfWindow == null || calls == null) {
            return null;
        }
        var addresses =
                endpoints.value().isEmpty() ? null : List.of(endpoints.value().split("[\\s,]+"));
        boolean samePlace = before.subEndpoints().equals(before.endpoints());
        var all = new ArrayList<>(List.of(new ModelSpec(
                model.value().isEmpty() ? null : model.value(),
                subModel.value().isEmpty() ? null : subModel.value(),
                addresses,
                samePlace ? null : before.subEndpoints(),
                tokensOfWindow.intValue(),
                calls.intValue(),
                before.keyVariable(),
                before.profile())));
        all.addAll(otherModels);
        return List.copyOf(all);
    }

    private @Nullable SamplingSpec readSampling() {
        var chosen = seed.value().isEmpty() ? null : seed.number(0, Long.MAX_VALUE);
        try {
            return new SamplingSpec(
                    Double.valueOf(temperature.value()), base.sampling().topP(), chosen);
        } catch (NumberFormatException _) {
            temperature
                    .error()
                    .set("The temperature must be a number from 0 to 2, not '%s'".formatted(temperature.value()));
        } catch (IllegalArgumentException e) {
            temperature.error().set(e.getMessage());
        }
        return null;
    }

    private @Nullable List<BenchmarkSpec> readTasks() {
        var chosen = tasksOf.get();
        if (chosen.equals(TaskChoice.AS_GIVEN)) {
            return base.benchmarks();
        }
        if (chosen.ofFile().isPresent()) {
            return readOwnTasks(chosen.ofFile().get());
        }
        if (chosen.withKinds().isPresent() && kinds.isEmpty()) {
            kindsError.set("Choose at least one kind of question");
            return null;
        }
        var count = tasks.number(1, 10_000);
        var base42 = taskSeed.number(Long.MIN_VALUE, Long.MAX_VALUE);
        if (count == null || base42 == null) {
            return null;
        }
        var before = base.benchmarks().getFirst();
        var unit = before.unit();
        try {
            return chosen.benchmarks().stream()
                    .map(one -> {
                        var asked = chosenKinds(one, before);
                        return new BenchmarkSpec(
                                one,
                                lengths.stream().sorted().toList(),
                                unit,
                                depths.stream().sorted().toList(),
                                count.intValue(),
                                base42,
                                asked.kinds(),
                                asked.group(),
                                null,
                                null);
                    })
                    .toList();
        } catch (IllegalArgumentException e) {
            lengthsError.set(e.getMessage());
            return null;
        }
    }

    /// As the spec said it where nothing was changed.
    private KindChoice chosenKinds(Benchmark benchmark, BenchmarkSpec before) {
        if (!(benchmark instanceof GeneratedBenchmark made) || made.kinds().isEmpty()) {
            return KindChoice.DEFAULT;
        }
        var chosen =
                made.kinds().stream().map(Kind::name).filter(kinds::contains).toList();
        boolean same = benchmark.equals(before.family())
                && Set.copyOf(names(kindsOf(before), made)).equals(Set.copyOf(chosen));
        return same ? kindsOf(before) : KindChoice.of(made, chosen);
    }

    private void proposeKinds(GeneratedBenchmark benchmark) {
        var known = benchmark.kinds().stream().map(Kind::name).toList();
        if (kinds.stream().noneMatch(known::contains)) {
            kinds.setAll(names(KindChoice.DEFAULT, benchmark));
        }
    }

    private static KindChoice kindsOf(BenchmarkSpec spec) {
        return new KindChoice(spec.kinds(), spec.split());
    }

    private static List<String> names(KindChoice choice, GeneratedBenchmark benchmark) {
        return choice.in(benchmark).stream().map(Kind::name).toList();
    }

    private @Nullable List<BenchmarkSpec> readOwnTasks(FileBenchmark benchmark) {
        if (taskFile.value().isEmpty()) {
            taskFile.error().set("Choose a file with tasks: " + benchmark.description());
            return null;
        }
        try {
            var before = base.benchmarks().getFirst();
            var file = Path.of(taskFile.value());
            boolean same = benchmark.equals(before.family())
                    && file.toAbsolutePath().normalize().equals(before.file());
            return List.of(same ? before : BenchmarkSpec.ofFile(benchmark, file));
        } catch (IllegalArgumentException e) {
            taskFile.error().set(e.getMessage());
            return null;
        }
    }

    private @Nullable LimitSpec readLimits() {
        var turns = iterations.number(1, 1_000);
        var levels = depth.number(1, 10);
        var calls = subCalls.number(0, 1_000_000);
        var most = tokens.number(1, Long.MAX_VALUE);
        var time = seconds.number(1, 1_000_000);
        return turns == null || levels == null || calls == null || most == null || time == null
                ? null
                : new LimitSpec(turns.intValue(), levels.intValue(), calls.intValue(), most, Duration.ofSeconds(time));
    }
}
