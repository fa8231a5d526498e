package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.ledger.Field;
import dev.rlmworkbench.benchmark.mixed.ledger.Ledger;
import dev.rlmworkbench.benchmark.mixed.ledger.LedgerLayout;
import dev.rlmworkbench.benchmark.mixed.ledger.LedgerWords;
import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A question that the text does not answer. The text tells the same of others, and other things of the same name.
public final class NotInTextPuzzle implements PuzzleMaker {

    private static final List<String> OF_ENTRIES = List.of(
            "How many {unit} did the {noun} {clauses} have?",
            "What is the number of {unit} of the {noun} {clauses}?",
            "For the {noun} {clauses}, how many {unit} are given?",
            "Tell me the {unit} of the {noun} {clauses}.");

    @Override
    public Puzzle make(Scene scene) {
        return switch (scene.draw().between(0, 3)) {
            case 0 -> ofEntries(scene);
            case 1 -> ofSecondHop(scene);
            default -> ofRelation(scene);
        };
    }

    private static Puzzle ofRelation(Scene scene) {
        var draw = scene.draw();
        var relation = draw.any(Relations.all());
        var name = scene.names().fresh(relation.holder());
        var telling = new Telling(scene, Genre.any(draw));
        var rivals = lookAlikes(scene, telling, relation, name);
        if (draw.chance(0.5)) {
            for (var other : Relations.that(one -> one.holder() == relation.holder() && !one.equals(relation))) {
                var value = other.value(scene);
                telling.tell(other.statement(draw, name, value));
                rivals.add(value);
            }
        }
        return telling.puzzle(Asked.notInText(relation.question(draw, name), rivals), relation);
    }

    /// The first step is told, the second is not.
    private static Puzzle ofSecondHop(Scene scene) {
        var draw = scene.draw();
        var first = draw.any(Relations.first().stream()
                .filter(one -> one.value() == Relation.Value.PERSON)
                .toList());
        var second = Relations.any(draw, one -> one.holder() == Holder.PERSON && !one.equals(first));
        var name = scene.names().fresh(first.holder());
        var middle = first.value(scene);
        var telling = new Telling(scene, Genre.any(draw));
        telling.tell(first.statement(draw, name, middle));
        var rivals = lookAlikes(scene, telling, second, middle);
        var query = second.questionAbout(draw, first.phrase().replace("{e}", name));
        return telling.puzzle(Asked.notInText(query, rivals), second);
    }

    private static List<String> lookAlikes(Scene scene, Telling telling, Relation relation, String name) {
        var values = new ArrayList<String>();
        for (var other : scene.names().like(relation.holder(), name, 5)) {
            var value = relation.value(scene);
            telling.tell(relation.statement(scene.draw(), other, value));
            values.add(value);
        }
        return values;
    }

    /// Each of the two properties occurs, but never both in one entry.
    private static Puzzle ofEntries(Scene scene) {
        var draw = scene.draw();
        var ledger =
                new Ledger(scene, LedgerLayout.any(draw), draw.some(List.of(Field.WHO, Field.WHERE, Field.WHAT), 2));
        ledger.wanted().forEach((field, value) -> {
            var others = new EnumMap<Field, String>(Field.class);
            ledger.wanted().keySet().stream()
                    .filter(other -> other != field)
                    .forEach(other -> others.put(
                            other,
                            draw.anyBut(
                                    ledger.cast(other), List.of(ledger.wanted().get(other)))));
            others.put(field, value);
            for (int i = 0; i < 3; i++) {
                ledger.addOther(ledger.amount(), Map.copyOf(others));
            }
        });
        return ledger.puzzle(Asked.notInText(LedgerWords.fill(draw.any(OF_ENTRIES), ledger), List.of()));
    }
}
