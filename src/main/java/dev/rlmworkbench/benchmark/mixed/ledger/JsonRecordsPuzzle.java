package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;

/// A field of a JSON record, or how many records have a property.
public final class JsonRecordsPuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        var layout = scene.draw().any(Table.JSON_LINES, Table.JSON_NESTED, Table.JSON_SPREAD);
        return scene.draw().chance(0.5) ? RowQuestions.puzzle(scene, layout) : CountPuzzle.make(scene, layout);
    }
}
