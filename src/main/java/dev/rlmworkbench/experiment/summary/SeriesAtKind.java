package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.result.ResultRecord;
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
    static List<SeriesAtKind> of(Map<Series, List<ResultRecord>> index, List<Kind> known) {
        var byName = known.stream().collect(Collectors.toMap(Kind::name, kind -> kind));
        var names = known.stream().map(Kind::name).toList();
        var kinds = index.values().stream()
                .flatMap(List::stream)
                .map(record -> record.task().kind())
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
                    record -> kind.name().equals(record.task().kind()));
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
                    record -> record.task().kind() != null
                            && ofGroup.contains(record.task().kind()));
        });
        add(cells, index, null, null, false, record -> record.task().kind() != null);
        return List.copyOf(cells);
    }

    private static void add(
            List<SeriesAtKind> cells,
            Map<Series, List<ResultRecord>> index,
            @Nullable String kind,
            @Nullable String split,
            boolean apart,
            Predicate<ResultRecord> wanted) {
        index.forEach((series, records) -> {
            var some = records.stream().filter(wanted).toList();
            if (!some.isEmpty()) {
                cells.add(new SeriesAtKind(kind, split, SeriesAtLength.of(series, null, some), apart));
            }
        });
    }
}
