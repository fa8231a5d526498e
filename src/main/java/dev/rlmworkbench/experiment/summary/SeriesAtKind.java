package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.benchmark.mixed.text.Split;
import dev.rlmworkbench.result.ResultRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How one series did on one kind of question, over all lengths.
///
/// @param kind  null for several kinds together
/// @param split `tuned`, `held_out` or `unseen`; null for all together, and for a kind that this version does not know
public record SeriesAtKind(@Nullable String kind, @Nullable String split, SeriesAtLength cell) {

    /// Each kind that was asked, in the order of the kinds, for each series; then the totals of the splits that were
    /// asked, and of all.
    static List<SeriesAtKind> of(Map<Series, List<ResultRecord>> index) {
        var kinds = index.values().stream()
                .flatMap(List::stream)
                .map(record -> record.task().kind())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingInt(SeriesAtKind::place).thenComparing(Comparator.naturalOrder()))
                .toList();
        var cells = new ArrayList<SeriesAtKind>();
        if (kinds.isEmpty()) {
            return cells;
        }
        for (var kind : kinds) {
            add(
                    cells,
                    index,
                    kind,
                    splitOf(kind),
                    record -> kind.equals(record.task().kind()));
        }
        for (var split : Split.values()) {
            var name = split.wireName();
            add(
                    cells,
                    index,
                    null,
                    name,
                    record -> name.equals(splitOf(record.task().kind())));
        }
        add(cells, index, null, null, record -> record.task().kind() != null);
        return List.copyOf(cells);
    }

    private static void add(
            List<SeriesAtKind> cells,
            Map<Series, List<ResultRecord>> index,
            @Nullable String kind,
            @Nullable String split,
            Predicate<ResultRecord> wanted) {
        index.forEach((series, records) -> {
            var some = records.stream().filter(wanted).toList();
            if (!some.isEmpty()) {
                cells.add(new SeriesAtKind(kind, split, SeriesAtLength.of(series, null, some)));
            }
        });
    }

    private static @Nullable String splitOf(@Nullable String kind) {
        return kind == null
                ? null
                : QuestionKind.find(kind).map(known -> known.split().wireName()).orElse(null);
    }

    private static int place(String kind) {
        return QuestionKind.find(kind).map(QuestionKind::ordinal).orElse(Integer.MAX_VALUE);
    }
}
