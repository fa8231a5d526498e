package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.stats.Interval;
import dev.rlmworkbench.stats.PairedBootstrap;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An RLM and another method with the same model, compared on the same tasks.
///
/// @param comparisons by length, then over all lengths
record MethodPair(Series other, Series rlm, List<SeriesComparison> comparisons) {

    /// In the order of the other method: vanilla first.
    static List<MethodPair> of(Summary.Part part) {
        record Both(Series first, Series second) {}
        var pairs = new LinkedHashMap<Both, List<SeriesComparison>>();
        for (var comparison : part.comparisons()) {
            var first = comparison.first();
            var second = comparison.second();
            if (second.isRlm() && !first.method().equals(second.method())) {
                pairs.computeIfAbsent(new Both(first, second), _ -> new ArrayList<>())
                        .add(comparison);
            }
        }
        return pairs.entrySet().stream()
                .map(entry ->
                        new MethodPair(entry.getKey().first(), entry.getKey().second(), entry.getValue()))
                .toList();
    }

    /// The pairs with vanilla, the full RLM first; all where vanilla was not run.
    static List<MethodPair> withVanilla(Summary.Part part) {
        var pairs = of(part).stream()
                .sorted(Comparator.comparing(pair -> Tone.ofMethod(pair.rlm().method()) != Tone.RLM))
                .toList();
        var vanilla = pairs.stream()
                .filter(pair -> pair.other().method().equals("vanilla"))
                .toList();
        return vanilla.isEmpty() ? pairs : vanilla;
    }

    /// The tests at the steps where both answered a task, by the step's index.
    SortedMap<Integer, PairedTest> byStep(LengthSteps unit) {
        var tests = new TreeMap<Integer, PairedTest>();
        for (var comparison : comparisons) {
            if (comparison.length() != null && comparison.test().pairs() > 0) {
                unit.find(comparison.length())
                        .ifPresent(step -> tests.merge(step.index(), comparison.test(), PairedTest::plus));
            }
        }
        return tests;
    }

    /// Of the difference in accuracy.
    static Interval interval(PairedTest test) {
        return PairedBootstrap.of(test).interval();
    }

    /// About the difference between the two.
    List<String> facts(PartView view, PairedTest test) {
        var interval = interval(test);
        return List.of(
                "%s points on %,d tasks".formatted(TextNumbers.points(test.difference()), test.pairs()),
                "95 %% interval %s to %s points"
                        .formatted(TextNumbers.points(interval.low()), TextNumbers.points(interval.high())),
                "only %s right %,d, only %s right %,d"
                        .formatted(view.name(rlm), test.onlySecond(), view.name(other), test.onlyFirst()),
                "exact McNemar " + p(test));
    }

    /// Corrected where the test is one of a table of several.
    private String p(PairedTest test) {
        return comparisons.stream()
                .filter(comparison ->
                        comparison.length() != null && comparison.holmTests() > 1 && comparison.test() == test)
                .findFirst()
                .map(MethodPair::p)
                .orElseGet(() -> TextNumbers.pValue(test.pValue()));
    }

    /// `p = 0.004, for 9 tests p = 0.036`.
    static String p(SeriesComparison comparison) {
        var p = TextNumbers.pValue(comparison.test().pValue());
        return comparison.holmTests() > 1
                ? "%s, for %d tests %s".formatted(p, comparison.holmTests(), TextNumbers.pValue(comparison.holmP()))
                : p;
    }

    List<String> lostNote(PartView view) {
        int lost = comparisons.stream()
                .filter(comparison -> comparison.length() == null)
                .mapToInt(comparison -> comparison.lost().total())
                .sum();
        return lost == 0
                ? List.of()
                : List.of("Left out, as failed or not run by %s or %s: %,d %s."
                        .formatted(view.name(other), view.name(rlm), lost, lost == 1 ? "task" : "tasks"));
    }
}
