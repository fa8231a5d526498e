package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How one series did on one kind of question, over all lengths.
///
/// @param kind  null for several kinds together
/// @param split the kinds' group, such as `tuned`; null for all together, and for a kind that this version does not
///              know
/// @param apart whether it is a kind whose right answers are unlike those of the others
public record SeriesAtKind(
        @Nullable String kind,
        @Nullable String split,
        SeriesAtLength cell,
        @JsonIgnore boolean apart) {

    /// Each kind that was asked, in the order of the kinds, for each series; then the totals of the groups that were
    /// asked, and of all.
    ///
    /// @param known the benchmark's kinds
    static List<SeriesAtKind> of(Map<Series, List<ResultRow>> index, List<Kind> known) {
        var byName = known.stream().collect(Collectors.toMap(Kind::name, kind -> kind));
        var names = known.stream().map(Kind::name).toList();
        var kinds = index.values().stream()
                .flatMap(List::stream)
                .map(row -> row.task().kind())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingInt(
                                (String kind) -> byName.containsKey(kind) ? names.indexOf(kind) : names.size())
                        .thenComparing(Comparator.naturalOrder()))
                .map(kind -> byName.getOrDefault(kind, new Kind(kind)))
                .toList();
        var cells = new ArrayList<SeriesAtKind>();
        if (kinds.isEmpty()) {
            return cells;
        }
        for (var kind : kinds) {
            add(
                    cells,
                    index,
                    kind.name(),
                    kind.group(),
                    kind.apart(),
                    row -> kind.name().equals(row.task().kind()));
        }
        known.stream().map(Kind::group).filter(Objects::nonNull).distinct().forEach(group -> {
            var ofGroup = known.stream()
                    .filter(kind -> group.equals(kind.group()))
                    .map(Kind::name)
                    .collect(Collectors.toSet());
            add(
                    cells,
                    index,
                    null,
                    group,
                    false,
                    row -> row.task().kind() != null
                            && ofGroup.contains(row.task().kind()));
        });
        add(cells, index, null, null, false, row -> row.task().kind() != null);
        return List.copyOf(cells);
    }

    private static void add(
            List<SeriesAtKind> cells,
            Map<Series, List<ResultRow>> index,
            @Nullable String kind,
            @Nullable String split,
            boolean apart,
            Predicate<ResultRow> wanted) {
        index.forEach((series, rows) -> {
            var some = rows.stream().filter(wanted).toList();
            if (!some.isEmpty()) {
                cells.add(new SeriesAtKind(kind, split, SeriesAtLength.of(series, null, some), apart));
            }
        });
    }
}
