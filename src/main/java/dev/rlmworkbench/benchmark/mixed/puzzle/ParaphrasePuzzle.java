package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;

/// A fact asked for in other words than those of the text.
public final class ParaphrasePuzzle implements PuzzleMaker {

    @Override
    public Puzzle make(Scene scene) {
        return ProseFactPuzzle.make(scene, Genre.any(scene.draw()), true);
    }
}
