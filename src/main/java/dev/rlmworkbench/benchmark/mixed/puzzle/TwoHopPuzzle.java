package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.List;

/// A property of something that the question describes by another fact, such as the mailbox of someone's deputy.
public final class TwoHopPuzzle implements PuzzleMaker {

    private static final int LOOK_ALIKES = 4;
    private static final List<String> FRAMES = List.of("%s", "%s", "%s", "In this text: %s", "Two steps: %s");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var first = draw.any(Relations.first());
        var second = Relations.any(draw, one -> one.holder() == holderOf(first) && !one.equals(first));
        var name = scene.names().fresh(first.holder());
        var middle = first.value(scene);
        var value = second.value(scene);
        var telling = new Telling(scene, Genre.any(draw));
        var evidence = List.of(
                telling.tell(first.statement(draw, name, middle)), telling.tell(second.statement(draw, middle, value)));
        var rivals = new ArrayList<>(List.of(name, middle));
        for (var other : scene.names().like(first.holder(), name, LOOK_ALIKES)) {
            var otherMiddle = first.value(scene);
            var otherValue = second.valueBut(scene, List.of(value));
            telling.tell(first.statement(draw, other, otherMiddle));
            telling.tell(second.statement(draw, otherMiddle, otherValue));
            rivals.add(otherValue);
        }
        if (first.holder() == second.holder()) {
            var own = second.valueBut(scene, List.of(value));
            telling.tell(second.statement(draw, name, own));
            rivals.add(own);
        }
        var query = second.questionAbout(draw, first.phrase().replace("{e}", name));
        var asked = second.asked(draw.any(FRAMES).formatted(query), value, rivals, evidence);
        return telling.puzzle(asked, draw.chance(0.5) ? first : second);
    }

    private static Holder holderOf(Relation relation) {
        return switch (relation.value()) {
            case PERSON -> Holder.PERSON;
            case VILLAGE -> Holder.VILLAGE;
            case HOUSE -> Holder.HOUSE;
            case SHIP -> Holder.SHIP;
            case CODE, LETTER_CODE, NUMBER, YEAR, WORD ->
                throw new IllegalArgumentException(relation.key() + " has no properties");
        };
    }
}
