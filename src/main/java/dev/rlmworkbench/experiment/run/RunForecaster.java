package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.Fingerprint;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunForecast.Fit;
import dev.rlmworkbench.experiment.run.RunForecast.MethodTime;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.VanillaMethod;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out what a run will do: the servers are asked which models they have, nothing is started, no model is loaded
/// or called. A model folder's digest is read only where there are results that it may belong to.
public final class RunForecaster {

    /// Characters of English text that make a token, roughly; for tasks whose length counts characters.
    private static final int CHARS_PER_TOKEN = 4;

    private final MethodFactory factory;

    /// @param factory its REPLs are not used
    public RunForecaster(MethodFactory factory) {
        this.factory = factory;
    }

    /// @param folder of all runs
    /// @throws dev.rlmworkbench.llm.LlmException when a model or server is not there
    /// @throws IllegalArgumentException          one sentence naming the value that cannot be
    /// @throws IOException                       when earlier results cannot be read
    public RunForecast forecast(ExperimentSpec spec, Path folder) throws InterruptedException, IOException {
        var run = new RunName(folder, spec.name());
        var tasks = List.copyOf(Set.copyOf(spec.tasks()));
        var there = done(run.results());
        try (var methods = factory.toLookAt(!there.isEmpty()).open(spec.how())) {
            var jobs = new LinkedHashMap<String, MethodTask>();
            for (var method : methods.methods()) {
                for (var task : tasks) {
                    var fingerprint = Fingerprint.of(task, method);
                    jobs.putIfAbsent(fingerprint, new MethodTask(fingerprint, task, method, 1));
                }
            }
            var todo = jobs.values().stream()
                    .filter(job -> !there.contains(job.fingerprint()))
                    .toList();
            var model = model(methods.methods().getFirst());
            var past = PastResults.of(folder, model.name());
            int concurrency = methods.concurrency();
            boolean known = past.knows(spec.methods());
            return new RunForecast(
                    tasks.size(),
                    jobs.size(),
                    jobs.size() - todo.size(),
                    there.size() - (jobs.size() - todo.size()),
                    model.name(),
                    model.window(),
                    sum(
                            todo,
                            known,
                            (method, length) -> past.calls(method, length).orElse(0)),
                    sum(
                            todo,
                            known,
                            (method, length) -> past.tokens(method, length).orElse(0)),
                    known ? past.times().of(todo, concurrency) : Optional.empty(),
                    past.results(),
                    known ? shares(todo, past, concurrency) : List.of(),
                    fits(tasks, methods.methods()));
        }
    }

    private static ModelSnapshot model(Method method) {
        var root = method.description().root();
        return root == null ? ModelSnapshot.UNKNOWN : root;
    }

    private static Set<String> done(Path results) throws IOException {
        if (!Files.exists(results)) {
            return Set.of();
        }
        // which lines are left out is told when the run begins
        return ResultReader.read(results).records().stream()
                .filter(record -> record.outcome().isAnswered())
                .map(ResultRecord::fingerprint)
                .collect(Collectors.toSet());
    }

    private static OptionalLong sum(List<MethodTask> todo, boolean known, ToDoubleBiFunction<String, Integer> each) {
        return known
                ? OptionalLong.of(Math.round(todo.stream()
                        .mapToDouble(job -> each.applyAsDouble(
                                job.method().name(), job.task().contextLength()))
                        .sum()))
                : OptionalLong.empty();
    }

    private static List<MethodTime> shares(List<MethodTask> todo, PastResults past, int concurrency) {
        var byMethod = new LinkedHashMap<String, List<MethodTask>>();
        todo.forEach(job -> byMethod.computeIfAbsent(job.method().name(), _ -> new ArrayList<>())
                .add(job));
        return byMethod.entrySet().stream()
                .map(e -> new MethodTime(
                        e.getKey(), past.times().of(e.getValue(), concurrency).orElse(Duration.ZERO)))
                .toList();
    }

    private static List<Fit> fits(List<TaskSpec> tasks, List<Method> methods) {
        var vanilla = vanilla(methods);
        if (vanilla == null || vanilla.room() == Integer.MAX_VALUE) {
            return List.of();
        }
        var lengths = tasks.stream()
                .collect(Collectors.groupingBy(RunForecaster::length, java.util.TreeMap::new, Collectors.toList()));
        return lengths.entrySet().stream()
                .map(e -> new Fit(
                        e.getKey().shortName(),
                        (int) e.getValue().stream()
                                .filter(task -> tokens(task) <= vanilla.room())
                                .count(),
                        e.getValue().size()))
                .toList();
    }

    private static @Nullable VanillaMethod vanilla(List<Method> methods) {
        return methods.stream()
                .filter(VanillaMethod.class::isInstance)
                .map(VanillaMethod.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static ContextLength length(TaskSpec task) {
        return new ContextLength(task.contextLength(), task.unit().wireName());
    }

    private static int tokens(TaskSpec task) {
        return task.unit() == LengthUnit.TOKENS ? task.contextLength() : task.contextLength() / CHARS_PER_TOKEN;
    }
}
