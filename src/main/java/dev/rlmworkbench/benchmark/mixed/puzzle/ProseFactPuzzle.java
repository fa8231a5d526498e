package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.List;

/// A fact told once, with few look-alikes, in a text that reads on.
public final class ProseFactPuzzle implements PuzzleMaker {

    private static final int LOOK_ALIKES = 2;

    @Override
    public Puzzle make(Scene scene) {
        return make(scene, scene.draw().any(Genre.REPORT, Genre.NEWS, Genre.DIARY, Genre.LETTERS), false);
    }

    /// @param otherWords whether the question shuns the words of the text
    static Puzzle make(Scene scene, Genre genre, boolean otherWords) {
        var draw = scene.draw();
        var relation = Relations.any(draw, one -> otherWords || !one.isCode());
        var name = scene.names().fresh(relation.holder());
        var value = relation.value(scene);
        var telling = new Telling(scene, genre);
        var evidence = telling.tell(relation.statement(draw, name, value));
        var rivals = scene.names().like(relation.holder(), name, LOOK_ALIKES).stream()
                .map(other -> {
                    var wrong = relation.valueBut(scene, List.of(value));
                    telling.tell(relation.statement(draw, other, wrong));
                    return wrong;
                })
                .toList();
        var query = otherWords ? relation.paraphrase(draw, name) : relation.question(draw, name);
        return telling.puzzle(relation.asked(query, value, rivals, List.of(evidence)), () -> other(scene, relation));
    }

    private static String other(Scene scene, Relation relation) {
        var draw = scene.draw();
        if (draw.chance(0.6)) {
            return scene.chatter().sentence();
        }
        return (draw.chance(0.4) ? relation : draw.any(Relations.all())).passingStatement(scene);
    }
}
