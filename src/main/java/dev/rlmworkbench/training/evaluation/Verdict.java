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
import java.util.Objects;
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

    /// Where a model was evaluated again after it had learned more, the answers that it gave before are left out.
    ///
    /// @return empty where there is no result of either
    public static Optional<Verdict> of(Collection<ResultRow> rows, Side first, Side second, Benchmarks benchmarks) {
        var ofSecond = answers(rows, second, _ -> true);
        var theirs = new ArrayList<>(
                answers(rows, first, row -> !second.is().test(row.setup().rootName())));
        theirs.addAll(ofSecond);
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

    /// Of the weights that answered last, under one name.
    private static List<ResultRow> answers(Collection<ResultRow> rows, Side side, Predicate<ResultRow> may) {
        var own = rows.stream()
                .filter(row -> side.is().test(row.setup().rootName()) && may.test(row))
                .toList();
        if (own.isEmpty()) {
            return own;
        }
        var weights = digest(own.getLast());
        var names = new IdentityHashMap<MethodSetup, MethodSetup>();
        return own.stream()
                .filter(row -> Objects.equals(digest(row), weights))
                .map(row -> row.with(names.computeIfAbsent(row.setup(), setup -> called(side, setup))))
                .toList();
    }

    private static @Nullable String digest(ResultRow row) {
        var root = row.setup().root();
        return root == null ? null : root.digest();
    }

    /// The model answers its own sub-calls by the same name.
    private static MethodSetup called(Side side, MethodSetup setup) {
        var root = setup.root() == null ? ModelSnapshot.UNKNOWN : setup.root();
        var sub = setup.sub();
        return setup.withModels(
                root.called(side.label()), sub != null && side.is().test(sub.name()) ? sub.called(side.label()) : sub);
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
