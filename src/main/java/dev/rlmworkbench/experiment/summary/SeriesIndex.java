package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.TaskKey;
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

/// Sorts records into series, so that results under different settings are never averaged into one number.
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

    static Map<Series, List<ResultRecord>> of(Collection<ResultRecord> records) {
        var index = new TreeMap<Series, List<ResultRecord>>(ORDER);
        split(
                        List.copyOf(records),
                        record -> List.of(record.method(), record.setup().rootName()))
                .forEach(group -> bySettings(group).forEach((variant, part) -> {
                    var first = part.getFirst();
                    index.put(new Series(first.method(), first.setup().rootName(), variant), onePerTask(part));
                }));
        return index;
    }

    /// Only settings that tell parts of the group from each other become part of the name.
    private static Map<String, List<ResultRecord>> bySettings(List<ResultRecord> group) {
        var telling = new ArrayList<Function<ResultRecord, String>>();
        var parts = List.of(group);
        for (var each : SETTINGS) {
            Function<ResultRecord, String> setting = record -> each.apply(record.setup());
            var finer = splitAll(parts, setting);
            if (finer.size() > parts.size()) {
                telling.add(setting);
                parts = finer;
            }
        }
        // Two answers to one task under the same settings: the runs differ in something that the records do not tell.
        if (parts.stream().anyMatch(part -> onePerTask(part).size() < part.size())) {
            Function<ResultRecord, String> run = record -> record.provenance().runName();
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

    private static String variant(ResultRecord record, List<Function<ResultRecord, String>> telling) {
        return telling.stream()
                .map(setting -> setting.apply(record))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// The later answer where one run answered a task twice.
    private static List<ResultRecord> onePerTask(List<ResultRecord> records) {
        var latest = new LinkedHashMap<TaskKey, ResultRecord>();
        records.forEach(record -> latest.put(record.task(), record));
        return List.copyOf(latest.values());
    }

    private static List<List<ResultRecord>> splitAll(
            List<List<ResultRecord>> parts, Function<ResultRecord, String> by) {
        return parts.stream().flatMap(part -> split(part, by).stream()).toList();
    }

    private static List<List<ResultRecord>> split(List<ResultRecord> records, Function<ResultRecord, ?> by) {
        return List.copyOf(records.stream()
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
