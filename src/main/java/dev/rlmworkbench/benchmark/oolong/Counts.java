package dev.rlmworkbench.benchmark.oolong;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How often something comes in some lines.
///
/// @param of the lines with each value; values in their natural order, so that draws from them are the same everywhere
record Counts<T extends Comparable<T>>(Map<T, Integer> of) {

    static <T extends Comparable<T>> Counts<T> of(Collection<LabelledLine> entries, Function<LabelledLine, T> value) {
        return new Counts<>(
                entries.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.summingInt(_ -> 1))));
    }

    static Counts<Label> ofLabels(Collection<LabelledLine> entries) {
        return of(entries, LabelledLine::label);
    }

    int get(T value) {
        return of.getOrDefault(value, 0);
    }

    int total() {
        return of.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<T> values() {
        return List.copyOf(of.keySet());
    }

    /// So many values that come most often, in order.
    List<T> first(int count) {
        return of.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The value that comes more often than all others, by more than this; empty where there is none.
    Optional<T> most(double margin) {
        return first(Comparator.reverseOrder(), margin);
    }

    /// The value that comes less often than all others, by more than this.
    Optional<T> least(double margin) {
        return first(Comparator.naturalOrder(), margin);
    }

    private Optional<T> first(Comparator<Integer> order, double margin) {
        var sorted =
                of.entrySet().stream().sorted(Map.Entry.comparingByValue(order)).toList();
        if (sorted.size() < 2) {
            return Optional.empty();
        }
        int distance = Math.abs(sorted.get(0).getValue() - sorted.get(1).getValue());
        return distance > margin ? Optional.of(sorted.getFirst().getKey()) : Optional.empty();
    }
}
