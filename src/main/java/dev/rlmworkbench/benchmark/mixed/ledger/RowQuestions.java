package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.List;
import java.util.Map;

/// Asks for one value of one entry of a table.
final class RowQuestions {

    private static final List<String> BY_REF = List.of(
            "What is the {label} of the {noun} with the ref {ref}?",
            "Which {label} does {ref} have?",
            "Look up {ref}: what stands there as {label}?",
            "In the entry {ref}, what is given as {label}?");
    private static final List<String> BY_FIELDS = List.of(
            "There is exactly one {noun} {clauses}. What is its {label}?",
            "For the {noun} {clauses}, what is given as {label}?",
            "What is the {label} of the {noun} {clauses}?",
            "Find the only {noun} {clauses} and tell me its {label}.");

    private RowQuestions() {}

    static Puzzle puzzle(Scene scene, Table table) {
        var draw = scene.draw();
        var asked = draw.any(Field.values());
        var others = draw.shuffled(List.of(Field.values()));
        others.remove(asked);
        var ledger = new Ledger(scene, table, others.subList(0, 2));
        var entry = ledger.add(ledger.amount(), Map.of());
        var question = draw.any(draw.chance(0.5) ? BY_REF : BY_FIELDS).replace("{ref}", entry.ref());
        if (draw.chance(0.4)) {
            var query = LedgerWords.fill(question.replace("{label}", "number of {unit}"), ledger);
            return ledger.puzzle(Asked.number(query, entry.amount(), ledger.evidence()));
        }
        var query = LedgerWords.fill(question, ledger, asked);
        return ledger.puzzle(Asked.oneOf(query, List.of(entry.get(asked)), ledger.cast(asked), ledger.evidence()));
    }
}
