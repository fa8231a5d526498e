package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /// The pairs with vanilla; all where vanilla was not run.
    static List<MethodPair> withVanilla(Summary.Part part) {
        var pairs = of(part);
        var vanilla = pairs.stream()
                .filter(pair -> pair.other().method().equals("vanilla"))
                .toList();
        return vanilla.isEmpty() ? pairs : vanilla;
    }

    /// The tests at the steps where both answered a task, by the step's index.
    TreeMap<Integer, PairedTest> byStep(LengthSteps unit) {
        var tests = new TreeMap<Integer, PairedTest>();
        for (var comparison : comparisons) {
            if (comparison.length() != null && comparison.test().pairs() > 0) {
                unit.find(comparison.length())
                        .ifPresent(step -> tests.merge(step.index(), comparison.test(), PairedTest::plus));
            }
        }
        return tests;
    }

    /// Tasks that one of them failed on or did not get, over all lengths.
    int lost() {
        return comparisons.stream()
                .filter(comparison -> comparison.length() == null)
                .mapToInt(comparison -> comparison.lost().total())
                .sum();
    }

    List<String> lostNote(PartView view) {
        return lost() == 0
                ? List.of()
                : List.of("%,d tasks that %s or %s failed on or did not get are left out."
                        .formatted(lost(), view.name(other), view.name(rlm)));
    }
}
