package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.List;
import java.util.Map;

/// All names that occur in the entries of a ledger with a property.
public final class ListAllPuzzle implements PuzzleMaker {

    private static final List<String> QUESTIONS = List.of(
            "Which {labels} are named for {plural} {clauses}? List them all.",
            "Name all {labels} that occur in {plural} {clauses}.",
            "List every {label} with a {noun} {clauses}.",
            "I need the names of all {labels} in the {plural} {clauses}.",
            "Give me each {label} for which there is a {noun} {clauses}.");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var listed = draw.any(Field.WHO, Field.WHERE);
        var others = draw.shuffled(List.of(Field.values()));
        others.remove(listed);
        var ledger = new Ledger(scene, LedgerLayout.any(draw), others.subList(0, draw.between(1, 2)));
        var items = draw.some(ledger.cast(listed), draw.between(3, 6));
        items.forEach(item -> ledger.add(ledger.amount(), Map.of(listed, item)));
        if (draw.chance(0.4)) {
            ledger.add(ledger.amount(), Map.of(listed, draw.any(items)));
        }
        var query = LedgerWords.fill(draw.any(QUESTIONS), ledger, listed);
        return ledger.puzzle(Asked.allOf(query, List.copyOf(items), ledger.cast(listed), ledger.evidence()));
    }
}
