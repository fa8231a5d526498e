package dev.rlmworkbench.benchmark.mixed;

/// A fact asked for in other words than those of the text.
final class ParaphrasePuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        return ProseFactPuzzle.make(scene, Genre.any(scene.draw()), true);
    }
}
