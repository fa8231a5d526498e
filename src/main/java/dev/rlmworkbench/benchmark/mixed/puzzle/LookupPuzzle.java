package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.List;

/// The code or number of one name. Others share a word of the name or belong to it under another heading.
public final class LookupPuzzle implements PuzzleMaker {

    private static final int LOOK_ALIKES = 6;

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var relation = Relations.any(draw, one -> one.isCode() || one.value() == Relation.Value.NUMBER);
        var name = scene.names().fresh(relation.holder());
        var rows = new ArrayList<Row>();
        var value = relation.value(scene);
        var asked = new Row(relation, name, value);
        rows.add(asked);
        for (var other : scene.names().like(relation.holder(), name, LOOK_ALIKES)) {
            rows.add(new Row(relation, other, relation.valueBut(scene, List.of(value))));
        }
        for (var other : Relations.that(one -> one.holder() == relation.holder() && !one.equals(relation))) {
            rows.add(new Row(other, name, other.valueBut(scene, List.of(value))));
        }
        var rivals = rows.stream().map(Row::value).toList();
        var query = relation.question(draw, name);
        return draw.chance(0.6)
                ? inSentences(scene, rows, relation, query, rivals)
                : inRegister(scene, rows, relation, query, rivals);
    }

    private static Puzzle inSentences(
            Scene scene, List<Row> rows, Relation relation, String query, List<String> rivals) {
        var telling = new Telling(scene, Genre.any(scene.draw()));
        var told = rows.stream()
                .map(row -> telling.tell(row.relation().statement(scene.draw(), row.name(), row.value())))
                .toList();
        var asked = relation.asked(query, rows.getFirst().value(), rivals, List.of(told.getFirst()));
        return telling.puzzle(asked, relation);
    }

    private static Puzzle inRegister(
            Scene scene, List<Row> rows, Relation relation, String query, List<String> rivals) {
        var register = scene.draw().any(Register.values());
        var facts = rows.stream()
                .map(row -> {
                    double place = scene.draw().place();
                    return new Placed(place, register.line(scene, row, place) + "\n");
                })
                .toList();
        var evidence = facts.getFirst().block().strip();
        var asked = relation.asked(query, rows.getFirst().value(), rivals, List.of(evidence));
        return new Puzzle(register.opening(), facts, place -> register.line(scene, other(scene), place) + "\n", asked);
    }

    private static Row other(Scene scene) {
        var relation = scene.draw().any(Relations.all());
        return new Row(relation, scene.names().passing(relation.holder()), relation.passingValue(scene));
    }

    /// One line of a register.
    record Row(Relation relation, String name, String value) {}

    /// Layouts of registers: one property of one name a line.
    enum Register {
        LOG,
        INDEX,
        LEDGER;

        String opening() {
            return switch (this) {
                case LOG -> "";
                case INDEX -> "INDEX OF PERSONS AND THINGS\n";
                case LEDGER -> "registered; holder; property; value; clerk\n";
            };
        }

        String line(Scene scene, Row row, double place) {
            var key = row.relation().key();
            return switch (this) {
                case LOG ->
                    scene.time().dayAt(place) + "T"
                            + StoryTime.clock(scene.time().at(place)) + " registry update "
                            + row.relation().holder().noun() + "=\"" + row.name() + "\" field=\"" + key + "\" value=\""
                            + row.value() + "\"";
                case INDEX -> row.name() + " - " + key + ": " + row.value();
                case LEDGER ->
                    scene.time().dayAt(place) + "; " + row.name() + "; " + key + "; " + row.value() + "; "
                            + scene.names().passing(Holder.PERSON);
            };
        }
    }
}
