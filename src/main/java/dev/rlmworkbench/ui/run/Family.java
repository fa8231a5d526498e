package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.DocumentTask;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.util.Arrays;
import java.util.List;

/// The families of tasks, and the mixtures of them, that the form offers.
enum Family {
    NEEDLE("Needle in a haystack", "niah"),
    HARD_NEEDLE("Needle with look-alikes", "niah_hard"),
    LONG_DOCUMENTS("Long documents", "long_doc_qa"),
    BOTH("Needle and long documents", "niah", "long_doc_qa"),
    BOTH_HARD("Look-alikes and long documents", "niah_hard", "long_doc_qa"),
    QUESTIONS("Questions of many kinds", "mixed_qa"),
    OWN("Own tasks, from a file", DocumentTask.FAMILY),
    /// A mixture that only a spec file can say.
    AS_GIVEN("As in the opened spec");

    private final String label;
    private final List<String> names;

    Family(String label, String... names) {
        this.label = label;
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    boolean hasDepth() {
        return names.stream().anyMatch(name -> name.startsWith("niah"));
    }

    boolean isGrid() {
        return this != OWN && this != AS_GIVEN;
    }

    static Family of(List<BenchmarkSpec> benchmarks) {
        var first = benchmarks.getFirst();
        boolean oneShape = benchmarks.stream()
                .allMatch(one -> one.lengths().equals(first.lengths())
                        && one.depths().equals(first.depths())
                        && one.unit() == first.unit()
                        && one.tasks().equals(first.tasks())
                        && one.seed().equals(first.seed()));
        var families = benchmarks.stream().map(BenchmarkSpec::family).toList();
        return Arrays.stream(values())
                .filter(one -> oneShape && one.names.equals(families))
                .findFirst()
                .orElse(AS_GIVEN);
    }

    @Override
    public String toString() {
        return label;
    }
}
