package dev.rlmworkbench.benchmark.mixed;

/// A value in the row of a table that other columns point to.
final class TableRowsPuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        return RowQuestions.puzzle(scene, scene.draw().any(Table.COMMAS, Table.SEMICOLONS, Table.MARKDOWN));
    }
}
