package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;

/// A value in the row of a table that other columns point to.
public final class TableRowsPuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        return RowQuestions.puzzle(scene, scene.draw().any(Table.COMMAS, Table.SEMICOLONS, Table.MARKDOWN));
    }
}
