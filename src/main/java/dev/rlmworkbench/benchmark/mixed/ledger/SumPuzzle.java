package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.List;
import java.util.Map;

/// The total over the entries of a ledger that have a property.
public final class SumPuzzle implements PuzzleMaker {

    private static final int MIN_COUNT = 3;
    private static final int MAX_COUNT = 12;
    private static final int CHARS_AN_ENTRY = 1_500;

    private static final List<String> QUESTIONS = List.of(
            "What is the total number of {unit} over all {plural} {clauses}?",
            "How many {unit} do the {plural} {clauses} come to, all taken together?",
            "Add up the {unit} of all {plural} {clauses}.",
            "Taking together every {noun} {clauses}: how many {unit} is that?",
            "I want the sum of the {unit} of the {plural} {clauses}.");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var ledger = new Ledger(scene, LedgerLayout.any(draw), Ledger.anyFields(draw));
        int count = draw.between(MIN_COUNT, Math.clamp(scene.chars() / CHARS_AN_ENTRY, MIN_COUNT + 1, MAX_COUNT));
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ledger.add(ledger.amount(), Map.of()).amount();
        }
        return ledger.puzzle(Asked.number(LedgerWords.fill(draw.any(QUESTIONS), ledger), sum, ledger.evidence()));
    }
}
