package dev.rlmworkbench.benchmark.mixed;

import java.util.List;
import java.util.Map;

/// The total over the entries of a ledger that have a property.
final class SumPuzzle implements PuzzleMaker {

    private static final int FEWEST = 3;
    private static final int MOST = 12;
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
        int count = draw.between(FEWEST, Math.clamp(scene.chars() / CHARS_AN_ENTRY, FEWEST + 1, MOST));
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ledger.add(ledger.amount(), Map.of()).amount();
        }
        return ledger.puzzle(Asked.number(LedgerWords.fill(draw.any(QUESTIONS), ledger), sum, ledger.evidence()));
    }
}
