package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.List;

/// Which of two has more, or by how much.
public final class ComparisonPuzzle implements PuzzleMaker {

    private static final List<String> WHICH = List.of(
            "Which has the {more} {key}: {a} or {b}?",
            "Compare {a} and {b}. Whose {key} is the {more} one?",
            "Of {a} and {b}, which one has the {more} {key}?",
            "Is the {key} {more} for {a} or for {b}? Give the name.",
            "I have to choose the one with the {more} {key}. Is it {a} or {b}?");
    private static final List<String> DIFFERENCE = List.of(
            "What is the difference between the {key} of {a} and the {key} of {b}?",
            "By how much does the {key} of {a} differ from that of {b}?",
            "Take the {key} of {a} and the {key} of {b}: how far are they apart?",
            "How large is the gap between {a} and {b} in their {key}?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var relation = Relations.any(draw, Relation::isNumber);
        var one = scene.names().fresh(relation.holder());
        var other = draw.chance(0.5)
                ? scene.names().fresh(relation.holder())
                : scene.names().like(relation.holder(), one, 1).getFirst();
        var value = relation.value(scene);
        var otherValue = relation.valueBut(scene, List.of(value));
        var telling = new Telling(scene, Genre.any(draw));
        var evidence = List.of(
                telling.tell(relation.statement(draw, one, value)),
                telling.tell(relation.statement(draw, other, otherValue)));
        for (var alike : scene.names().like(relation.holder(), one, 3)) {
            telling.tell(relation.statement(draw, alike, relation.value(scene)));
        }
        int difference = Integer.parseInt(value) - Integer.parseInt(otherValue);
        return telling.puzzle(asked(draw, relation, one, other, difference, evidence), relation);
    }

    private static Asked asked(
            Draw draw, Relation relation, String one, String other, int difference, List<String> evidence) {
        boolean wantsMore = draw.chance(0.5);
        boolean year = relation.value() == Relation.Value.YEAR;
        var more = wantsMore ? (year ? "later" : "higher") : (year ? "earlier" : "lower");
        var article = relation.holder() == Holder.SHIP ? "the " : "";
        var frame = draw.chance(0.7) ? draw.any(WHICH) : draw.any(DIFFERENCE);
        var query = frame.replace("{key}", relation.key())
                .replace("{more}", more)
                .replace("{a}", article + one)
                .replace("{b}", article + other);
        if (DIFFERENCE.contains(frame)) {
            return Asked.number(query, Math.abs(difference), evidence);
        }
        boolean first = difference > 0 == wantsMore;
        return Asked.oneOf(query, List.of(first ? one : other), List.of(first ? other : one), evidence);
    }
}
