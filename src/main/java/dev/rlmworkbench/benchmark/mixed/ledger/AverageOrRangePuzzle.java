package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The mean of a few amounts of a ledger, or the distance from the smallest to the largest. Means are whole numbers.
public final class AverageOrRangePuzzle implements PuzzleMaker {

    private static final List<String> MEAN = List.of(
            "What is the average number of {unit} of the {plural} {clauses}?",
            "On average, how many {unit} does a {noun} {clauses} have?",
            "Calculate the mean of the {unit} over all {plural} {clauses}.",
            "If the {unit} of the {plural} {clauses} were spread evenly over them, how many would each have?");
    private static final List<String> RANGE = List.of(
            "Among the {plural} {clauses}, what is the difference between the largest and the smallest number of {unit}?",
            "How far apart are the highest and the lowest number of {unit} of the {plural} {clauses}?",
            "Look at the {unit} of the {plural} {clauses}: what is the maximum minus the minimum?",
            "By how many {unit} does the biggest {noun} {clauses} exceed the smallest one?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var ledger = new Ledger(scene, LedgerLayout.any(draw), Ledger.anyFields(draw));
        var amounts = amounts(draw, ledger);
        amounts.forEach(amount -> ledger.add(amount, Map.of()));
        boolean mean = draw.chance(0.5);
        int answer = mean
                ? amounts.stream().mapToInt(Integer::intValue).sum() / amounts.size()
                : Collections.max(amounts) - Collections.min(amounts);
        var query = LedgerWords.fill(draw.any(mean ? MEAN : RANGE), ledger);
        return ledger.puzzle(Asked.number(query, answer, ledger.evidence()));
    }

    /// Three to five different ones with a whole mean.
    private static List<Integer> amounts(Draw draw, Ledger ledger) {
        int count = draw.between(3, 5);
        while (true) {
            var amounts = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                amounts.add(ledger.amount());
            }
            int sum = amounts.stream().mapToInt(Integer::intValue).sum();
            if (sum % count == 0 && amounts.stream().distinct().count() == count) {
                return amounts;
            }
        }
    }
}
