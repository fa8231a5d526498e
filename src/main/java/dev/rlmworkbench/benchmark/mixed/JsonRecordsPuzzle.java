package dev.rlmworkbench.benchmark.mixed;

/// A field of a JSON record, or how many records have a property.
final class JsonRecordsPuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        var layout = scene.draw().any(Table.JSON_LINES, Table.JSON_NESTED, Table.JSON_SPREAD);
        return scene.draw().chance(0.5) ? RowQuestions.puzzle(scene, layout) : CountPuzzle.make(scene, layout);
    }
}
