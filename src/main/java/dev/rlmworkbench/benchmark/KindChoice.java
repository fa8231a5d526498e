package dev.rlmworkbench.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which kinds of questions are asked: some by name, or those of a group.
///
/// @param kinds null where `group` says which
/// @param group a group's name or [#ALL]; null for those that are asked where nobody chooses
public record KindChoice(
        @Nullable List<String> kinds, @Nullable String group) {

    /// The kinds that are asked where nobody chooses, of all groups.
    public static final String ALL = "all";

    public static final KindChoice DEFAULT = new KindChoice(null, null);

    public KindChoice {
        kinds = kinds == null ? null : List.copyOf(kinds);
    }

    /// Groups in the order of their kinds.
    public static List<String> groups(GeneratedBenchmark benchmark) {
        return benchmark.kinds().stream()
                .map(Kind::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// The shortest way to say these kinds.
    ///
    /// @param kinds names of kinds of the benchmark
    public static KindChoice of(GeneratedBenchmark benchmark, List<String> kinds) {
        return Stream.concat(Stream.of(DEFAULT), groups(benchmark).stream().map(group -> new KindChoice(null, group)))
                .filter(choice -> names(choice.in(benchmark)).equals(kinds))
                .findFirst()
                .orElseGet(() -> new KindChoice(kinds, null));
    }

    private static List<String> names(List<Kind> kinds) {
        return kinds.stream().map(Kind::name).toList();
    }

    /// The chosen kinds; none where the benchmark has none.
    ///
    /// @throws IllegalArgumentException one sentence naming what cannot be chosen
    public List<Kind> in(GeneratedBenchmark benchmark) {
        if (benchmark.kinds().isEmpty() && (kinds != null || group != null)) {
            throw new IllegalArgumentException(
                    "kinds and split cannot be chosen here: " + benchmark.name() + " has no kinds of questions");
        }
        if (kinds != null && group != null) {
            throw new IllegalArgumentException("kinds and split cannot be given together; leave one of them out");
        }
        if (kinds != null) {
            return kinds.stream().map(benchmark::kind).toList();
        }
        if (group == null || group.equals(ALL)) {
            return benchmark.kinds().stream().filter(Kind::byDefault).toList();
        }
        if (!groups(benchmark).contains(group)) {
            throw new IllegalArgumentException("split cannot be \"" + group + "\"; choose one of "
                    + Stream.concat(groups(benchmark).stream(), Stream.of(ALL)).collect(Collectors.joining(", ")));
        }
        return benchmark.kinds().stream()
                .filter(kind -> group.equals(kind.group()))
                .toList();
    }
}
