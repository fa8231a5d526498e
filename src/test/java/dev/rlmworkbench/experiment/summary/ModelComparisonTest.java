package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.result.ResultSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    private final List<ResultSamples> results = new ArrayList<>();

    private void add(String model, String method, int tasks, int right) {
        for (int seed = 0; seed < tasks; seed++) {
            results.add(ResultSamples.of(method, 8_000, seed, seed < right).withModel(model));
        }
    }

    private ModelComparison compared() {
        var rows = results.stream().map(ResultSamples::row).toList();
        return ModelComparison.of(Summary.of(rows, ShippedBenchmarks.all()), "base", "base/tuned");
    }

    @Test
    void eachMethodIsComparedWithItselfOnTheOtherModel() {
        add("base", "vanilla", 20, 10);
        add("base", "rlm", 20, 6);
        add("base/tuned", "vanilla", 20, 9);
        add("base/tuned", "rlm", 20, 18);
        add("another", "rlm", 20, 20);

        var compared = compared();

        assertEquals(
                List.of("vanilla", "rlm"),
                compared.comparisons().stream()
                        .map(comparison -> comparison.first().method())
                        .toList());
        var rlm = compared.comparisons().getLast();
        assertEquals("base/tuned", rlm.second().model());
        assertEquals(0.6, rlm.difference(), 1e-12);
        assertEquals(2, rlm.holmTests());
        var sentences = compared.sentences("the base", "the trained model");
        assertTrue(
                sentences
                        .get(1)
                        .startsWith("All lengths: rlm on the trained model beats rlm on the base by 60 points ["),
                sentences.get(1));
        assertEquals(
                "Nothing is shown to be forgotten: with the plain prompt the loss is within chance.",
                sentences.getLast());
    }

    @Test
    void aLossOfThePlainMethodIsSaid() {
        add("base", "vanilla", 20, 15);
        add("base/tuned", "vanilla", 20, 3);
        assertEquals(
                "Forgotten: with the plain prompt the trained model is worse than the base.",
                compared().sentences("the base", "the trained model").getLast());
    }

    @Test
    void withNothingRightBeforeNothingCanBeForgotten() {
        add("base", "vanilla", 5, 0);
        add("base/tuned", "vanilla", 5, 1);
        assertTrue(compared()
                .sentences("the base", "the trained model")
                .getLast()
                .startsWith("What was forgotten cannot be told"));
    }

    @Test
    void withoutTheOtherModelNothingIsSaid() {
        add("base/tuned", "rlm", 5, 4);
        assertEquals(List.of(), compared().sentences("the base", "the trained model"));
    }
}
