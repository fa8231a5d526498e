package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.experiment.spec.Shard;
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

    /// @return for each series one row a task: the later one where a run answered a task twice
    static Map<Series, List<ResultRow>> of(Collection<ResultRow> rows) {
        var index = new TreeMap<Series, List<ResultRow>>(ORDER);
        grouped(rows, row -> new Series(row.method(), row.setup().rootName(), ""))
                .forEach((plain, group) -> bySettings(group)
                        .forEach((variant, some) ->
                                index.put(new Series(plain.method(), plain.model(), variant), some)));
        return index;
    }

    private static Map<String, List<ResultRow>> bySettings(List<ResultRow> group) {
        var variants = variants(group.stream().map(ResultRow::setup).distinct().toList());
        var parts = variants.size() == 1 ? Map.of("", group) : grouped(group, row -> variants.get(row.setup()));
        var once = oncePerTask(parts);
        if (count(once) < count(parts)) {
            // Two answers to one task under the same settings: the runs differ in something that the files do not tell.
            // The parts of one run do not differ.
            var finer =
                    grouped(group, row -> joined(Stream.of(variants.get(row.setup()), Shard.wholeRun(row.runName()))));
            if (finer.size() > parts.size()) {
                return oncePerTask(finer);
            }
        }
        return once;
    }

    /// Only settings that tell some from the others become part of the name.
    private static Map<MethodSetup, String> variants(List<MethodSetup> setups) {
        var telling = new ArrayList<Function<MethodSetup, String>>();
        var parts = List.of(setups);
        for (var setting : SETTINGS) {
            var finer = parts.stream()
                    .flatMap(part -> grouped(part, setting).values().stream())
                    .toList();
            if (finer.size() > parts.size()) {
                telling.add(setting);
                parts = finer;
            }
        }
        return setups.stream()
                .collect(Collectors.toMap(
                        setup -> setup, setup -> joined(telling.stream().map(setting -> setting.apply(setup)))));
    }

    private static String joined(Stream<String> values) {
        return values.filter(value -> !value.isEmpty()).collect(Collectors.joining(", "));
    }

    private static Map<String, List<ResultRow>> oncePerTask(Map<String, List<ResultRow>> parts) {
        var once = new LinkedHashMap<String, List<ResultRow>>();
        parts.forEach((variant, rows) -> {
            var latest = LinkedHashMap.<TaskRef, ResultRow>newLinkedHashMap(rows.size());
            rows.forEach(row -> latest.put(row.task(), row));
            once.put(variant, List.copyOf(latest.values()));
        });
        return once;
    }

    private static int count(Map<String, List<ResultRow>> parts) {
        return parts.values().stream().mapToInt(List::size).sum();
    }

    private static <T, K> Map<K, List<T>> grouped(Collection<T> values, Function<T, K> by) {
        return values.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private static String otherSubModel(MethodSetup setup) {
        var sub = setup.sub();
        return sub == null || sub.name().equals(setup.rootName()) ? "" : "sub model " + sub.name();
    }

    private static @Nullable String shortHash(@Nullable String hash) {
        if (hash == null) {
            return null;
        }
        var digits = hash.startsWith("sha256:") ? hash.substring("sha256:".length()) : hash;
        return digits.substring(0, Math.min(8, digits.length()));
    }

    private static String textOrEmpty(String prefix, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : prefix + value;
    }

    private static int place(String method) {
        int place = METHODS.indexOf(method);
        return place < 0 ? METHODS.size() : place;
    }
}
