package dev.rlmworkbench.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The benchmarks that there are, by name.
///
/// @param all in the order in which they are offered
public record Benchmarks(List<Benchmark> all) {

    /// @throws IllegalArgumentException when two have one name
    public Benchmarks {
        all = List.copyOf(all);
        if (all.stream().map(Benchmark::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two benchmarks have one name: " + names(all));
        }
    }

    /// Those whose tasks are generated, in the same order.
    public List<GeneratedBenchmark> generated() {
        return all.stream()
                .filter(GeneratedBenchmark.class::isInstance)
                .map(GeneratedBenchmark.class::cast)
                .toList();
    }

    public Optional<Benchmark> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// The generated one of this name; empty where there is none.
    public Optional<GeneratedBenchmark> findGenerated(String name) {
        return generated().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// @throws IllegalArgumentException when there is no such benchmark; the sentence lists those there are
    public Benchmark of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no task family \"" + name + "\"; choose from " + names(all) + "."));
    }

    /// @throws IllegalArgumentException when there is no such benchmark whose tasks are generated
    public GeneratedBenchmark generated(String name) {
        return findGenerated(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no generated task family \"" + name + "\"; choose from " + names(generated()) + "."));
    }

    /// As people call it; the name itself where it is not known here.
    public String title(String name) {
        return find(name).map(Benchmark::title).orElse(name);
    }

    private static String names(List<? extends Benchmark> some) {
        return some.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    }
}
