package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRow.TaskRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sorts results into series, so that results under different settings are never averaged into one number.
final class SeriesIndex {

    /// The order in which methods are read: the plain one first.
    private static final List<String> METHODS = List.of("vanilla", "retrieve", "map_reduce", "rlm_no_subcalls", "rlm");

    static final Comparator<Series> ORDER = Comparator.comparing(Series::model)
            .thenComparingInt((Series series) -> place(series.method()))
            .thenComparing(Series::method)
            .thenComparing(Series::variant);

    private static final List<Function<MethodSetup, String>> SETTINGS = List.of(
            setup -> "all".equals(setup.helpers()) ? "" : textOrEmpty("helpers: ", setup.helpers()),
            setup -> textOrEmpty("adapter ", setup.adapter()),
            SeriesIndex::otherSubModel,
            setup -> setup.root() == null
                    ? ""
                    : textOrEmpty("digest ", shortHash(setup.root().digest())),
            setup -> setup.root() == null || setup.root().window() == 0
                    ? ""
                    : "window " + setup.root().window(),
            setup -> textOrEmpty("", setup.promptProfile()),
            setup -> textOrEmpty("prompt ", shortHash(setup.promptSha256())),
            setup -> textOrEmpty("", setup.replLanguage()),
            setup -> textOrEmpty("", setup.protocol()),
            setup -> setup.helpersVersion() == null ? "" : "helpers version " + setup.helpersVersion());

    private SeriesIndex() {}

    static Map<Series, List<ResultRow>> of(Collection<ResultRow> rows) {
        var index = new TreeMap<Series, List<ResultRow>>(ORDER);
        split(List.copyOf(rows), row -> List.of(row.method(), row.setup().rootName()))
                .forEach(group -> bySettings(group).forEach((variant, part) -> {
                    var first = part.getFirst();
                    index.put(new Series(first.method(), first.setup().rootName(), variant), onePerTask(part));
                }));
        return index;
    }

    /// Only settings that tell parts of the group from each other become part of the name.
    private static Map<String, List<ResultRow>> bySettings(List<ResultRow> group) {
        var telling = new ArrayList<Function<ResultRow, String>>();
        var parts = List.of(group);
        for (var each : SETTINGS) {
            Function<ResultRow, String> setting = row -> each.apply(row.setup());
            var finer = splitAll(parts, setting);
            if (finer.size() > parts.size()) {
                telling.add(setting);
                parts = finer;
            }
        }
        // Two answers to one task under the same settings: the runs differ in something that the files do not tell.
        if (parts.stream().anyMatch(part -> onePerTask(part).size() < part.size())) {
            Function<ResultRow, String> run = ResultRow::runName;
            var finer = splitAll(parts, run);
            if (finer.size() > parts.size()) {
                telling.add(run);
                parts = finer;
            }
        }
        return parts.stream()
                .collect(Collectors.toMap(
                        part -> variant(part.getFirst(), telling),
                        part -> part,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    private static String variant(ResultRow row, List<Function<ResultRow, String>> telling) {
        return telling.stream()
                .map(setting -> setting.apply(row))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// The later answer where one run answered a task twice.
    private static List<ResultRow> onePerTask(List<ResultRow> rows) {
        var latest = new LinkedHashMap<TaskRef, ResultRow>();
        rows.forEach(row -> latest.put(row.task(), row));
        return List.copyOf(latest.values());
    }

    private static List<List<ResultRow>> splitAll(List<List<ResultRow>> parts, Function<ResultRow, String> by) {
        return parts.stream().flatMap(part -> split(part, by).stream()).toList();
    }

    private static List<List<ResultRow>> split(List<ResultRow> rows, Function<ResultRow, ?> by) {
        return List.copyOf(rows.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static String otherSubModel(MethodSetup setup) {
        var sub = setup.sub();
        return sub == null || sub.name().equals(setup.rootName()) ? "" : "sub model " + sub.name();
    }

    private static @Nullable String shortHash(@Nullable String hash) {
        return hash == null ? null : hash.substring(0, Math.min(8, hash.length()));
    }

    private static String textOrEmpty(String prefix, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : prefix + value;
    }

    private static int place(String method) {
        int place = METHODS.indexOf(method);
        return place < 0 ? METHODS.size() : place;
    }
}
