package dev.rlmworkbench.training.evaluation;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.summary.ModelComparison;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What two models did on the same tasks, by each method.
///
/// @param part       the results of these two alone, over all task types
/// @param comparison of the second with the first
/// @param methods    in the order of the results
public record Verdict(Summary.Part part, ModelComparison comparison, List<ByMethod> methods) {

    /// @param first  over all tasks that the first model answered, null where there are none
    /// @param second likewise
    /// @param test   on the tasks that both answered, null where there are none
    public record ByMethod(
            String method,
            @Nullable SeriesAtLength first,
            @Nullable SeriesAtLength second,
            @Nullable SeriesComparison test) {}

    /// One of the two.
    ///
    /// @param label what it is called in words and charts
    /// @param is    tells it by the name that results have
    public record Side(String label, Predicate<String> is) {

        /// Called as in results.
        public static Side named(String model) {
            return new Side(model, model::equals);
        }
    }

    public Verdict {
        methods = List.copyOf(methods);
    }

    /// Whether there is a task that both answered by one method.
    public boolean isPaired() {
        return methods.stream().anyMatch(method -> method.test() != null);
    }

    /// @return empty where there is no result of either
    public static Optional<Verdict> of(Collection<ResultRow> rows, Side first, Side second, Benchmarks benchmarks) {
        var names = new IdentityHashMap<MethodSetup, MethodSetup>();
        var theirs = new ArrayList<ResultRow>();
        for (var row : rows) {
            var model = row.setup().rootName();
            var side = second.is().test(model) ? second : first.is().test(model) ? first : null;
            if (side != null) {
                theirs.add(row.with(names.computeIfAbsent(row.setup(), setup -> called(side.label(), setup))));
            }
        }
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        var summary = Summary.of(theirs, benchmarks);
        var part = summary.parts().getLast();
        var comparison = ModelComparison.of(summary, first.label(), second.label());
        var methods = part.totals().stream()
                .map(total -> total.series().method())
                .distinct()
                .map(method -> new ByMethod(
                        method,
                        total(part, method, first.label()),
                        total(part, method, second.label()),
                        comparison.comparisons().stream()
                                .filter(test -> test.first().method().equals(method)
                                        && test.test().pairs() > 0)
                                .findFirst()
                                .orElse(null)))
                .toList();
        return Optional.of(new Verdict(part, comparison, methods));
    }

    private static MethodSetup called(String label, MethodSetup setup) {
        var root = setup.root() == null ? ModelSnapshot.UNKNOWN : setup.root();
        return setup.withRoot(new ModelSnapshot(label, root.digest(), root.kind(), root.window()));
    }

    private static @Nullable SeriesAtLength total(Summary.Part part, String method, String model) {
        return part.totals().stream()
                .filter(total -> is(total.series(), method, model))
                .findFirst()
                .orElse(null);
    }

    private static boolean is(Series series, String method, String model) {
        return series.method().equals(method) && series.model().equals(model);
    }
}
