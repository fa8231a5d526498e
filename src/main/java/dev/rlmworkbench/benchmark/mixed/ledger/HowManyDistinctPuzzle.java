package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.List;
import java.util.Map;

/// How many different names occur in the entries of a ledger with a property.
public final class HowManyDistinctPuzzle implements PuzzleMaker {

    private static final List<String> QUESTIONS = List.of(
            "How many different {labels} are there among the {plural} {clauses}?",
            "The {plural} {clauses} involve how many different {labels}?",
            "Counting each one only once, how many {labels} occur in {plural} {clauses}?",
            "How many distinct {labels} do the {plural} {clauses} have between them?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var counted = draw.any(Field.WHO, Field.WHERE, Field.WHAT);
        var others = draw.shuffled(List.of(Field.values()));
        others.remove(counted);
        var ledger = new Ledger(scene, LedgerLayout.any(draw), others.subList(0, draw.between(1, 2)));
        var items = draw.some(ledger.cast(counted), draw.between(2, 5));
        items.forEach(item -> ledger.add(ledger.amount(), Map.of(counted, item)));
        int repeated = draw.between(1, 4);
        for (int i = 0; i < repeated; i++) {
            ledger.add(ledger.amount(), Map.of(counted, draw.any(items)));
        }
        var query = LedgerWords.fill(draw.any(QUESTIONS), ledger, counted);
        return ledger.puzzle(Asked.number(query, items.size(), ledger.evidence()));
    }
}
