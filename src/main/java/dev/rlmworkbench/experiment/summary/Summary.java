package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a set of results says: accuracy, cost and paired differences.
///
/// @param parts one for each task type, and after them one over all types where there are several
public record Summary(List<Part> parts) {

    /// The name of the part over all task types.
    public static final String ALL_TYPES = "all";

    /// @param cells       by series, then length
    /// @param totals      one cell a series, over all lengths
    /// @param comparisons each pair of series of one model, by length, then over all lengths
    /// @param kinds       by kind of question, then totals; empty where the task type has no kinds
    /// @param crossovers  at most one for each RLM series, vanilla series of the same model and length unit
    /// @param rows        all results that the numbers come from, one a task in each series
    public record Part(
            String taskType,
            List<SeriesAtLength> cells,
            List<SeriesAtLength> totals,
            List<SeriesAtKind> kinds,
            List<SeriesComparison> comparisons,
            List<SeriesCrossover> crossovers,
            @JsonIgnore Map<Series, List<ResultRow>> rows) {}

    /// @param benchmarks tell which kinds of questions belong together, and their order
    public static Summary of(Collection<ResultRow> rows, Benchmarks benchmarks) {
        var byType = new TreeMap<>(
                rows.stream().collect(Collectors.groupingBy(row -> row.task().type())));
        var parts = new ArrayList<Part>();
        byType.forEach((type, some) -> parts.add(part(
                type,
                some,
                benchmarks.findGenerated(type).map(GeneratedBenchmark::kinds).orElse(List.of()))));
        if (parts.size() > 1) {
            parts.add(overAll(rows));
        }
        return new Summary(List.copyOf(parts));
    }

    /// One part over all task types, without kinds of questions.
    static Part overAll(Collection<ResultRow> rows) {
        return part(ALL_TYPES, rows, List.of());
    }

    private static Part part(String type, Collection<ResultRow> rows, List<Kind> kinds) {
        var index = SeriesIndex.of(rows);
        var cells = new ArrayList<SeriesAtLength>();
        var totals = new ArrayList<SeriesAtLength>();
        index.forEach((series, some) -> {
            new TreeMap<>(some.stream()
                            .collect(Collectors.groupingBy(row -> row.task().length())))
                    .forEach((length, atLength) -> cells.add(SeriesAtLength.of(series, length, atLength)));
            totals.add(SeriesAtLength.of(series, null, some));
        });
        var comparisons = new ArrayList<SeriesComparison>();
        var crossovers = new ArrayList<SeriesCrossover>();
        var outcomes = new TaskOutcomes(index);
        var series = List.copyOf(index.keySet());
        for (int i = 0; i < series.size(); i++) {
            for (var second : series.subList(i + 1, series.size())) {
                var first = series.get(i);
                if (first.model().equals(second.model())) {
                    var compared = SeriesComparison.of(first, second, outcomes);
                    comparisons.addAll(compared);
                    crossovers.addAll(SeriesCrossover.of(compared));
                }
            }
        }
        return new Part(
                type,
                List.copyOf(cells),
                List.copyOf(totals),
                type.equals(ALL_TYPES) ? List.of() : SeriesAtKind.of(index, kinds),
                SeriesComparison.corrected(comparisons),
                List.copyOf(crossovers),
                Collections.unmodifiableMap(index));
    }
}
