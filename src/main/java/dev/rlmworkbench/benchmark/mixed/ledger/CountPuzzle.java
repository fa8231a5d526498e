package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.List;
import java.util.Map;

/// How many entries of a ledger have a property.
public final class CountPuzzle implements PuzzleMaker {

    private static final int MIN_COUNT = 3;
    private static final int MAX_COUNT = 60;
    private static final int CHARS_AN_ENTRY = 1_000;

    private static final List<String> QUESTIONS = List.of(
            "How many {plural} {clauses} are recorded?",
            "Count the {plural} {clauses}.",
            "What is the number of {plural} {clauses}?",
            "I need to know how many {plural} {clauses} there were.",
            "How often is there a {noun} {clauses} in the text?");

    @Override
    public Puzzle make(Scene scene) {
        return make(scene, LedgerLayout.any(scene.draw()));
    }

    static Puzzle make(Scene scene, LedgerLayout layout) {
        var draw = scene.draw();
        var ledger = new Ledger(scene, layout, Ledger.anyFields(draw));
        int count = draw.between(MIN_COUNT, Math.clamp(scene.chars() / CHARS_AN_ENTRY, MIN_COUNT + 2, MAX_COUNT));
        for (int i = 0; i < count; i++) {
            ledger.add(ledger.amount(), Map.of());
        }
        var query = LedgerWords.fill(draw.any(QUESTIONS), ledger);
        return ledger.puzzle(Asked.number(query, count, ledger.evidence()));
    }
}
